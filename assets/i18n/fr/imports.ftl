# Ce qui entre dans l’étude et ce qu’elle en garde : enquêtes, vagues, textes semblables, imports.

import-already = { $n ->
    [one] { $count } message sur { $all } est déjà dans l’étude : il sera mis à jour, et non doublé.
   *[other] { $count } messages sur { $all } sont déjà dans l’étude : ils seront mis à jour, et non doublés.
 }
import-already-first = { $n ->
    [one] { $count } des { $all } premiers messages est déjà dans l’étude : il sera mis à jour, et non doublé.
   *[other] { $count } des { $all } premiers messages sont déjà dans l’étude : ils seront mis à jour, et non doublés.
 }
import-respondents = { $n ->
    [one] { $count } répondant
   *[other] { $count } répondants
 }
import-questions = { $n ->
    [one] { $count } question ouverte
   *[other] { $count } questions ouvertes
 }
import-survey = { $respondents }, { $questions }
import-answered = { $answered }/{ $asked } ont répondu
import-question = Question
import-question-asked = Posée à
import-question-answered = Ont répondu
import-question-base = Bases en répondants.
import-updated = { $n ->
    [one] { $count } message déjà présent a été mis à jour : décomptes, note ou autres attributs.
   *[other] { $count } messages déjà présents ont été mis à jour : décomptes, note ou autres attributs.
 }
import-revised = { $n ->
    [one] { $count } message déjà présent a changé de texte ; sa version d’avant est gardée.
   *[other] { $count } messages déjà présents ont changé de texte ; leur version d’avant est gardée.
 }
import-revised-show = Voir les textes changés
import-lost-places = { $n ->
    [one] { $count } passage codé ou annoté a perdu ses mots : à revoir.
   *[other] { $count } passages codés ou annotés ont perdu leurs mots : à revoir.
 }
import-lost-show = Voir les passages à revoir
import-became = Ce que chaque colonne est devenue
import-open = Ouvrir ces messages
import-open-of = Ouvrir ces messages : { $file }
import-kept = Les imports de l’étude

kept-title = Imports de l’étude
kept-left = { $n ->
    [one] { $count } laissé de côté
   *[other] { $count } laissés de côté
 }
kept-gone = annulé ou retiré
kept-gone-what = Cet import est annulé ou retiré : aucun de ses messages n’est dans l’étude. Le journal dit comment le rétablir.
kept-back = Imports de l’étude
kept-sub = { $format }, importé le { $day }
kept-facts = Comment il a été lu
kept-size = Taille
kept-sha256 = Empreinte (SHA-256)
kept-format = Format
kept-reason = Reconnu
kept-told = Colonnes qui l’ont dit
kept-encoding = Encodage
kept-delimiter = Séparateur
kept-sheet = Feuille
kept-header = Ligne d’en-tête
kept-preamble = Lignes au-dessus
kept-space = Espace par défaut
kept-venue = Lieu par défaut
kept-lang = Langue par défaut
kept-recipe = Lu comme
kept-recipe-was = « { $file } », le { $day }
kept-undo = Annuler cet import
kept-remove = Retirer cet import…
kept-margin = Ce rapport reste dans l’étude : chaque enregistrement du fichier y a son compte.
kept-remove-title = Retirer « { $file } » de l’étude ?
kept-takes = Partent avec lui :
kept-takes-nothing = Rien d’autre ne part avec lui.
kept-takes-memos = { $n ->
    [one] { $count } mémo
   *[other] { $count } mémos
 }
kept-takes-records = { $n ->
    [one] { $count } relevé des lectures ou preuve
   *[other] { $count } relevés des lectures ou preuves
 }
kept-remove-note = Les messages qu’une vague suivante avait revus viennent de cet import : ils partent aussi, et reviennent quand elle est importée à nouveau. Le journal garde cette opération : elle peut s’annuler.
kept-remove-go = Retirer cet import
kept-removed = « { $file } » est retiré de l’étude.

twins = { $n ->
    [one] { $count } message dit la même chose
   *[other] { $count } messages disent la même chose
 }
twins-sign = ×{ $count }
figures-once = Compter une fois les textes semblables

# Comment une conversation se regarde : en arbre ou en texte, et par quelle loupe.
view-as = Vue de la conversation
view-tree = Conversation
view-text = Texte
view-grid = Grille
view-text-of = Texte de la conversation
view-more = +{ $count }
view-find = Chercher dans ce texte
view-find-none = introuvable
view-find-place = { $at }/{ $all }
view-find-next = Occurrence suivante
view-find-previous = Occurrence précédente
view-find-clear = Effacer la recherche dans le texte
view-paragraph = Paragraphe
view-of = sur { $count }
lens = Loupe
lens-title = Loupe : ce qui est montré
lens-close = Fermer la loupe
lens-codes-shown = Codes
lens-coders-shown = Codeurs
lens-voices-shown = Voix
lens-all = tous
lens-none = aucun
lens-field = Nom d’un code
lens-me = vous
lens-nobody = sans nom
lens-mine = Mes codages seulement
lens-mine-said = vos codages seulement
lens-suggestions = Suggestions
lens-no-suggestions = sans les suggestions
lens-compare = Deux codeurs côte à côte
lens-left = Codeur de gauche
lens-right = Codeur de droite
lens-show-all = tout montrer
lens-codes = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
lens-coders = { $n ->
    [one] { $count } codeur
   *[other] { $count } codeurs
 }
lens-voices = { $count } voix
lens-hidden = { $n ->
    [one] { $what } masqué
   *[other] { $what } masqués
 }
lens-hidden-voices = { $n ->
    [one] { $what } masquée
   *[other] { $what } masquées
 }
lens-margin-hidden = { $n ->
    [one] { $count } codage masqué par la loupe
   *[other] { $count } codages masqués par la loupe
 }
lens-margin-here = Aucun codage sur ce paragraphe.
lens-margin-elsewhere = { $n ->
    [one] { $count } autre codage dans ce texte
   *[other] { $count } autres codages dans ce texte
 }
lens-sides = { $left } à gauche, { $right } à droite
lens-agreement = { $n ->
    [one] accord sur { $count } message sur { $all }
   *[other] accord sur { $count } messages sur { $all }
 }
lens-agreement-none = ni l’un ni l’autre n’a codé ici
blind-on = à l’aveugle
blind-begin = coder à l’aveugle…
blind-leave = quitter l’aveugle…
blind-title = Coder à l’aveugle
blind-what = Les codages des autres codeurs, et leurs mémos sur ce qui est codé, ne sont plus montrés nulle part : ni dans le texte, ni dans les comptes, ni dans les figures, ni dans ce que vous exportez. Rien n’est effacé de l’étude.
blind-note = La ligne d’état le rappelle. On en sort par un geste exprès.
blind-go = Coder à l’aveugle
blind-leave-title = Voir de nouveau tous les codages
blind-leave-what = Les codages des autres codeurs seront montrés de nouveau. Ce que vous coderez ensuite ne sera plus un double codage à l’aveugle.
blind-leave-note = Vos codages restent tels qu’ils sont.
blind-leave-go = Tout voir
keys-text = Texte
keys-text-find = chercher dans le texte
keys-text-find-next = occurrence suivante
keys-text-find-previous = occurrence précédente
keys-text-go = aller à un paragraphe
keys-text-paragraph = choisir le paragraphe
keys-read-lens = ouvrir la loupe
keys-read-view-next = conversation ou texte

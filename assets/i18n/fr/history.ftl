# Le journal en mots.

history-new-study = Étude « { $title } » créée
history-title = Étude renommée « { $title } »
history-import = Import de « { $file } » : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 }
history-import-study = Import de l’étude « { $file } » : { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 }, { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 }
history-remove-import = Import « { $file } » retiré, avec { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
 } et { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 }
history-add-code = Code « { $code } » ajouté
history-edit-code = Code « { $code } » modifié
history-move-code = Code « { $code } » déplacé
history-delete-code = Code « { $code } » supprimé, avec { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 }
history-codes = { $codes ->
    [one] { $codes } code ajouté
   *[other] { $codes } codes ajoutés
 } ({ $source })
history-blind = Quelqu’un d’autre a codé
history-code = « { $code } » posé sur { $message }
history-code-new = « { $code } » créé et posé sur { $message }
history-code-query = « { $code } » posé sur { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 } (règle : { $query })
history-code-many = « { $code } » : { $count ->
    [one] { $count } message codé
   *[other] { $count } messages codés
 }
history-uncode-many = « { $code } » : retrait de { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-recode-many = « { $from } » remplacé par « { $to } » sur { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-uncode = « { $code } » retiré de { $message }
history-edit-coding = Codage « { $code } » modifié sur { $message }
history-add-memo = Mémo « { $title } » ajouté
history-edit-memo = Mémo « { $title } » modifié
history-delete-memo = Mémo « { $title } » supprimé
history-revise-text = Texte de { $message } corrigé : { $kept ->
    [one] { $kept } passage retrouvé
   *[other] { $kept } passages retrouvés
 }, { $lost } à revoir
history-add-rule = Règle « { $query } » ajoutée à « { $code } »
history-edit-rule = Règle de « { $code } » réécrite : { $query }
history-move-rule = Règle « { $query } » de « { $code } » déplacée
history-delete-rule = Règle « { $query } » de « { $code } » supprimée
history-accept-rule = « { $code } » accepté en { $count ->
    [one] { $count } endroit trouvé
   *[other] { $count } endroits trouvés
 } par les règles
history-reject-rule = « { $code } » refusé en { $count ->
    [one] { $count } endroit trouvé
   *[other] { $count } endroits trouvés
 } par les règles
history-propose-rule = « { $code } » proposé en { $count ->
    [one] { $count } endroit trouvé
   *[other] { $count } endroits trouvés
 } par les règles
history-reconsider-rule = « { $code } » remis en question en { $count ->
    [one] { $count } endroit trouvé
   *[other] { $count } endroits trouvés
 } par les règles
history-done-memo = « { $title } » : fait
history-link-accounts = { $accounts ->
    [one] { $accounts } compte rattaché à une personne : { $why }
   *[other] { $accounts } comptes rattachés à une même personne : { $why }
 }
history-unlink-account = Un compte détaché de sa personne
history-account-role = Rôle de { $accounts ->
    [one] { $accounts } compte
   *[other] { $accounts } comptes
 } : { $role ->
    [consumer] consommateur
    [brand] marque
    [employee] salarié
    [institution] institution
    [media] média
    [expert] expert
   *[other] inconnu
 }
history-save-set = Requête gardée sous « { $name } » : { $query }
history-add-set = Ensemble « { $name } » fait de { $count ->
    [one] { $count } message
   *[other] { $count } messages
 }
history-add-sample = Échantillon « { $name } » de { $count ->
    [one] { $count } message tiré
   *[other] { $count } messages tiré
 } au sort
history-edit-set = Ensemble « { $name } » modifié
history-rename-set = Ensemble « { $name } » renommé « { $to } »
history-delete-set = Ensemble « { $name } » supprimé
history-put-in-set = { $count ->
    [one] { $count } message mis
   *[other] { $count } messages mis
 } dans « { $name } »
history-take-from-set = { $count ->
    [one] { $count } message retiré
   *[other] { $count } messages retirés
 } de « { $name } »
history-change-set = { $count ->
    [one] { $count } message mis
   *[other] { $count } messages mis
 } dans « { $name } » ou retirés
history-add-mask = Masque « { $label } » créé
history-edit-mask = Masque « { $label } » modifié
history-delete-mask = Masque « { $label } » supprimé
history-wear-mask = Masque « { $label } » posé sur { $message }
history-bare-mask = Masque « { $label } » retiré de { $message }
history-relate = « { $code } » et « { $other } » mis en relation
history-explain-relation = Relation entre « { $code } » et « { $other } » expliquée
history-unrelate = Relation entre « { $code } » et « { $other } » retirée
history-add-net = Regroupement « { $net } » ajouté
history-rename-net = Regroupement renommé « { $net } »
history-move-net = Regroupement « { $net } » déplacé
history-delete-net = Regroupement « { $net } » supprimé
history-net-code = « { $code } » mis dans « { $net } »
history-net-uncode = « { $code } » sorti de « { $net } »
history-renumber = { $codes ->
    [one] { $codes } code renuméroté
   *[other] { $codes } codes renumérotés
 }
history-set-example = Exemple de « { $code } » pris dans { $message }
history-drop-example = Exemple de « { $code } » retiré
history-merge-codes = Fusion de « { $codes } » dans « { $code } », avec { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 }
history-merge-codes-why = Fusion de « { $codes } » dans « { $code } », avec { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 } : { $reason }
history-split-code = « { $code } » réparti entre « { $codes } » : { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
 }
history-keep-version = Version « { $name } » du livre de codes gardée
history-code-several = { $count ->
    [one] { $count } code posé
   *[other] { $count } codes posés
 } sur { $message }
history-code-places = « { $code } » posé sur { $places ->
    [one] { $places } passage
   *[other] { $places } passages
 }
history-code-thing = « { $code } » posé sur { $kind ->
    [reply] la réponse { $message }
    [silence] le silence après { $message }
    [account] le compte qui a écrit { $message }
    [person] la personne qui a écrit { $message }
   *[other] la conversation de { $message }
 }
history-uncode-thing = « { $code } » retiré { $kind ->
    [reply] de la réponse { $message }
    [silence] du silence après { $message }
    [account] du compte qui a écrit { $message }
    [person] de la personne qui a écrit { $message }
   *[other] de la conversation de { $message }
 }
history-edit-thing = Code « { $code } » modifié sur { $kind ->
    [reply] la réponse { $message }
    [silence] le silence après { $message }
    [account] le compte qui a écrit { $message }
    [person] la personne qui a écrit { $message }
   *[other] la conversation de { $message }

# Ce qu’une opération a touché.
touched-yes = oui
touched-no = non
touched-field-code = code
touched-field-span = mots
touched-field-quote = mots
touched-field-voice = voix
touched-field-weight = poids
touched-field-review = relecture
touched-field-memo = note
touched-field-on-kind = sur
touched-field-label = nom
touched-field-definition = définition
touched-field-include = inclure
touched-field-exclude = exclure
touched-field-example = exemple
touched-field-anti-example = contre-exemple
touched-field-color = couleur
touched-field-number = numéro
touched-field-parent = sous
touched-field-exclusive = exclusif
touched-field-one-of = un seul en dessous
touched-field-origin = origine
touched-field-title = titre
touched-field-body = texte
touched-field-kind = type
touched-field-done = fait
touched-field-role = rôle
touched-field-person = personne
touched-field-justification = motif
touched-field-confidence = certitude
touched-field-ethos-shown = ethos montré
touched-field-ethos-told = ethos dit
touched-field-rating = note
touched-field-text = texte
touched-field-active = en vigueur
touched-field-query = requête
touched-field-note = note
touched-field-axis = axe
touched-field-position = position
touched-field-verdict = verdict
touched-field-claim = thèse
touched-field-status = statut
touched-field-side = côté
touched-field-seme = sème
touched-field-modality = modalité
touched-field-intensity = intensité
touched-what-coding = { $n ->
    [one] Codage
   *[other] Codages
 }
touched-what-code = { $n ->
    [one] Code
   *[other] Codes
 }
touched-what-memo = { $n ->
    [one] Mémo
   *[other] Mémos
 }
touched-what-account = { $n ->
    [one] Compte
   *[other] Comptes
 }
touched-what-link = { $n ->
    [one] Rattachement
   *[other] Rattachements
 }
touched-what-mask = { $n ->
    [one] Masque
   *[other] Masques
 }
touched-what-message = { $n ->
    [one] Message
   *[other] Messages
 }
touched-what-text = { $n ->
    [one] Texte
   *[other] Textes
 }
touched-what-span = { $n ->
    [one] Passage
   *[other] Passages
 }
touched-what-import = { $n ->
    [one] Import
   *[other] Imports
 }
touched-what-respondent = { $n ->
    [one] Répondant
   *[other] Répondants
 }
touched-what-set = { $n ->
    [one] Ensemble
   *[other] Ensembles
 }
touched-what-member = { $n ->
    [one] Message d’un ensemble
   *[other] Messages d’ensembles
 }
touched-what-rule = { $n ->
    [one] Règle
   *[other] Règles
 }
touched-what-relation = { $n ->
    [one] Relation
   *[other] Relations
 }
touched-what-net = { $n ->
    [one] Regroupement
   *[other] Regroupements
 }
touched-what-version = { $n ->
    [one] Version
   *[other] Versions
 }
touched-what-square = { $n ->
    [one] Carré
   *[other] Carrés
 }
touched-what-position = { $n ->
    [one] Position
   *[other] Positions
 }
touched-what-quest = { $n ->
    [one] Quête
   *[other] Quêtes
 }
touched-what-actant = { $n ->
    [one] Actant
   *[other] Actants
 }
touched-what-thymic = { $n ->
    [one] Évaluation thymique
   *[other] Évaluations thymiques
 }
touched-what-veridictory = { $n ->
    [one] Évaluation véridictoire
   *[other] Évaluations véridictoires
 }
touched-what-isotopy = { $n ->
    [one] Sème
   *[other] Sèmes
 }
touched-what-insight = { $n ->
    [one] Insight
   *[other] Insights
 }
touched-what-evidence = { $n ->
    [one] Preuve
   *[other] Preuves
 }
touched-what-study = { $n ->
    [one] Étude
   *[other] Étude
 }

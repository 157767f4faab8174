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

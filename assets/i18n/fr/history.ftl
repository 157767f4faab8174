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
history-uncode = « { $code } » retiré de { $message }
history-edit-coding = Codage « { $code } » modifié sur { $message }
history-add-memo = Mémo « { $title } » ajouté
history-edit-memo = Mémo « { $title } » modifié
history-delete-memo = Mémo « { $title } » supprimé
history-revise-text = Texte de { $message } corrigé : { $kept ->
    [one] { $kept } passage retrouvé
   *[other] { $kept } passages retrouvés
 }, { $lost } à revoir
history-code-several = { $count ->
    [one] { $count } code posé
   *[other] { $count } codes posés
 } sur { $message }
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
 }

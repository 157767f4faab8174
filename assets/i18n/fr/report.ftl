# Le rapport.

report-kind = Rapport d’étude
report-made = Établi le { $date } avec Livisible
report-contents = Sommaire
report-corpus = Le corpus
report-corpus-messages = messages
report-corpus-conversations = conversations
report-corpus-persons = personnes
report-corpus-accounts = comptes
report-corpus-spaces = espaces
report-corpus-codings = codages
report-space = Espace
report-lang = Langue
report-messages = Messages
report-persons = Personnes
report-spaces = Espaces
report-conversations = Conversations
report-codings = Codages
report-share = Part
report-code = Code
report-codes = Les codes
report-cooccurrence = Ce qui va ensemble
report-cooccurrence-text = Codes présents dans les mêmes messages, et codages qui partagent des mots. L’indice de Jaccard rapporte les messages qui portent les deux codes à ceux qui portent l’un ou l’autre.
report-pair = Codes
report-together = Messages
report-overlaps = Recouvrements
report-jaccard = Jaccard
report-verbatims = Les verbatims cités
report-verbatims-text = Chaque citation du rapport mène ici, au message entier.
report-definition = Définition
report-include = Inclure
report-exclude = Exclure
report-example = Exemple
report-base = Base : { $messages } messages, { $persons } personnes, { $spaces } espaces. { $brand ->
    [0] Aucune parole de marque dans le corpus.
    [one] Parole de marque exclue ({ $brand } message).
   *[other] Parole de marque exclue ({ $brand } messages).
 }
report-quotes-shown = { $shown } citations sur { $all } codages.
report-no-quotes = Les citations ne sont pas reproduites dans ce rapport.
report-masked = Les personnes portent un pseudonyme ; les identifiants et les liens sont remplacés.
report-verbatim = Les citations sont reproduites telles quelles, noms de comptes compris.
report-empty-codes = Aucun message n’est encore codé.
report-cite = { $person }, { $place }, { $date }
report-undated = sans date
report-method = Méthode
report-method-text = Codage humain, à l’empan : un code est posé sur des mots, dans une voix. Les comptes réunissent les codages acceptés d’un code et de ceux qui sont rangés sous lui ; un message n’est compté qu’une fois par code. Pas de pourcentage sous 30 messages.
report-back = retour

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
report-together = Messages
report-overlaps = Recouvrements
report-jaccard = Jaccard
report-verbatims = Les verbatims cités
report-verbatims-text = Chaque citation du rapport mène ici, au message entier.
report-definition = Définition
report-include = Inclure
report-exclude = Exclure
report-example = Exemple
report-quotes-shown = { $shown } citations sur { $all } codages.
report-no-quotes = Les citations ne sont pas reproduites dans ce rapport.
report-masked = Les personnes portent un pseudonyme ; les identifiants et les liens sont remplacés.
report-verbatim = Les citations sont reproduites telles quelles, noms de comptes compris.
report-empty-codes = Aucun message n’est encore codé.
report-cite = { $person }, { $place }, { $date }
report-undated = sans date
report-method = Méthode
report-method-text = Codage humain, à l’empan : un code est posé sur des mots, dans une voix. Les comptes réunissent les codages acceptés d’un code et de ceux qui sont rangés sous lui ; un message n’est compté qu’une fois par code. Pas de pourcentage sous 30 messages.
report-samples = Échantillons tirés dans cette étude :
report-back = retour

report-corpus-replies = réponses
report-corpus-characters = signes
report-person = Personne
report-with = Avec
report-replies = Réponses
report-pairs-shown = { $shown } paires sur { $all }, les plus fréquentes.
report-threads = Qui répond à qui
report-conversation = Conversation
report-begun-by = Commencée par
report-max-depth = Profondeur
report-h-index = Indice h
report-replies-written = Réponses écrites
report-replies-received = Réponses reçues
report-answers = Répond
report-answered = À
report-n-messages = { $n ->
    [one] { $n } message
   *[other] { $n } messages
 }
report-fact-messages = { $n ->
    [one] message
   *[other] messages
 }
report-n-replies = { $n ->
    [one] { $n } réponse
   *[other] { $n } réponses
 }
report-fact-replies = { $n ->
    [one] réponse
   *[other] réponses
 }
report-n-conversations = { $n ->
    [one] { $n } conversation
   *[other] { $n } conversations
 }
report-fact-conversations = { $n ->
    [one] conversation
   *[other] conversations
 }
report-n-persons = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
 }
report-fact-persons = { $n ->
    [one] personne
   *[other] personnes
 }
report-n-accounts = { $n ->
    [one] { $n } compte
   *[other] { $n } comptes
 }
report-fact-accounts = { $n ->
    [one] compte
   *[other] comptes
 }
report-n-spaces = { $n ->
    [one] { $n } espace
   *[other] { $n } espaces
 }
report-fact-spaces = { $n ->
    [one] espace
   *[other] espaces
 }
report-n-codings = { $n ->
    [one] { $n } codage
   *[other] { $n } codages
 }
report-fact-codings = { $n ->
    [one] codage
   *[other] codages
 }
report-n-overlaps = { $n ->
    [one] { $n } recouvrement
   *[other] { $n } recouvrements
 }
report-n-written = { $n ->
    [one] { $n } réponse écrite
   *[other] { $n } réponses écrites
 }
report-n-received = { $n ->
    [one] { $n } réponse reçue
   *[other] { $n } réponses reçues
 }
report-figure-totals = Totaux
report-figure-what = Ce qui est compté
report-figure-number = Nombre
report-figure-by-space = Par espace
report-figure-by-lang = Par langue
report-figure-exchanges = Les échanges
report-figure-edges = Réponses à un message de l’étude
report-figure-directed-pairs = Paires de comptes dont l’un répond à l’autre
report-figure-reciprocated = Paires où la réponse est rendue
report-figure-reciprocity = Réciprocité
report-figure-threads-read = En ligne, qui répond ; en colonne, à qui.
report-figure-told = { $name } : { $counts }
report-figure-pair = { $a } × { $b }
report-figure-answer = { $a } répond à { $b }
report-figure-cut = { $title }, { $shown } lignes sur { $all }
report-figure-counts-corpus = Compte les messages.
report-figure-counts-codes = Compte les messages qui portent le code ou un code rangé sous lui ; un message peut en porter plusieurs.
report-figure-counts-cooccurrence = La surface d’un carré compte les messages qui portent les deux codes.
report-figure-counts-threads = La surface d’un carré compte les réponses d’une personne à une autre.
report-figure-base = Base : { $counts }.
report-figure-brand-out = { $n ->
    [0] Parole de marque exclue (aucun message).
    [one] Parole de marque exclue ({ $n } message).
   *[other] Parole de marque exclue ({ $n } messages).
 }
report-figure-brand-in = Parole de marque comprise.
report-figure-brand-kept = Parole de marque comprise : sans elle, des conversations seraient rompues.
report-figure-filter = Filtre : { $filter }.
report-figure-texts-once = Les textes semblables comptent une fois.
report-figure-voices = Voix : { $voices }.
report-figure-capped-codes = Sont dessinés les { $shown } codes les plus fréquents sur { $all }.
report-figure-capped-persons = Sont dessinées les { $shown } personnes les plus actives sur { $all }.
report-figure-of = { $n } sur { $base }

# Les mois.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

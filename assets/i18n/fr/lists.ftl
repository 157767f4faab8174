# Les listes fermées, telles qu’on les montre.

space-forum = Forum
space-blog = Blog
space-media = Média
space-review = Avis
space-ecommerce = E-commerce
space-social = Réseau social
space-microblog = Microblog
space-personal = Page personnelle
space-qa = Questions et réponses
space-chat = Messagerie
space-survey = Enquête
space-interview = Entretien
space-other = Autre

role-consumer = Consommateur
role-brand = Marque
role-employee = Salarié
role-institution = Institution
role-media = Média
role-expert = Expert
role-unknown = Inconnu

voice-assumed = assumée
voice-reported = rapportée
voice-echoed = écho
voice-denied = niée
voice-hypothetical = hypothétique

origin-human = humain
origin-rule = règle
origin-import = import
origin-suggestion = suggestion

review-proposed = proposé
review-accepted = accepté
review-rejected = rejeté

lang-fr = français
lang-en = anglais
lang-de = allemand
lang-es = espagnol
lang-it = italien
lang-pt = portugais
lang-nl = néerlandais
lang-ar = arabe
lang-ru = russe
lang-ja = japonais
lang-zh = chinois
lang-tr = turc
lang-pl = polonais
lang-sv = suédois
lang-hu = hongrois
lang-da = danois
lang-no = norvégien
lang-fi = finnois
lang-el = grec
lang-ro = roumain
lang-cs = tchèque
lang-uk = ukrainien
lang-he = hébreu
lang-hi = hindi
lang-ko = coréen
lang-ca = catalan
lang-eu = basque
lang-br = breton
lang-oc = occitan
lang-vi = vietnamien
lang-id = indonésien
lang-fa = persan
lang-th = thaï
lang-bg = bulgare
lang-hr = croate
lang-sr = serbe
lang-sk = slovaque
lang-sl = slovène
lang-et = estonien
lang-lv = letton
lang-lt = lituanien
lang-ms = malais
lang-tl = tagalog
lang-ur = ourdou
lang-bn = bengali
lang-ta = tamoul
lang-und = langue inconnue

modality-euphoria = Euphorie
modality-dysphoria = Dysphorie
modality-phoria = Phorie
modality-aphoria = Aphorie

actant-subject = Sujet
actant-object = Objet
actant-sender = Destinateur
actant-receiver = Destinataire
actant-helper = Adjuvant
actant-opponent = Opposant

status-true = Vrai
status-false = Faux
status-secret = Secret
status-illusory = Illusoire
status-undecided = Indécidé
status-possible = possible
status-factual = effectif

verdict-accepted = retenu
verdict-rejected = écarté

position-s1 = S1
position-s2 = S2
position-not_s1 = non-S1
position-not_s2 = non-S2
position-complex = Terme complexe
position-neutral = Terme neutre
position-positive_deixis = Deixis positive
position-negative_deixis = Deixis négative
position-schema1 = Schéma 1
position-schema2 = Schéma 2

evidence-for = pour
evidence-against = contre
evidence-nuance = nuance

insight-lead = piste
insight-argued = argumenté
insight-contested = contesté
insight-retained = retenu
insight-abandoned = abandonné

kind-inherent = inhérent
kind-afferent = afférent

version-change-added = Ajouté
version-change-removed = Retiré
version-change-renamed = Renommé
version-change-moved = Déplacé
version-change-renumbered = Renuméroté
version-change-recoloured = Recoloré
version-change-definition = Définition
version-change-include = Inclure
version-change-exclude = Exclure
version-change-example = Exemple
version-change-anti-example = Contre-exemple
version-change-origin = Origine
version-change-exclusive = Exclusif
version-change-one-of = Un seul
version-change-reordered = Ordre des codes
version-change-net-added = Regroupement ajouté
version-change-net-removed = Regroupement retiré
version-change-net-changed = Regroupement changé
version-change-relation-added = Relation ajoutée
version-change-relation-removed = Relation retirée

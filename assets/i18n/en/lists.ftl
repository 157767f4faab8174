# The closed lists, as people see them.

space-forum = Forum
space-blog = Blog
space-media = Media
space-review = Reviews
space-ecommerce = E-commerce
space-social = Social network
space-microblog = Microblog
space-personal = Personal page
space-qa = Questions and answers
space-chat = Chat
space-survey = Survey
space-interview = Interview
space-other = Other

role-consumer = Consumer
role-brand = Brand
role-employee = Employee
role-institution = Institution
role-media = Media
role-expert = Expert
role-unknown = Unknown

voice-assumed = assumed
voice-reported = reported
voice-echoed = echoed
voice-denied = denied
voice-hypothetical = hypothetical

origin-human = human
origin-rule = rule
origin-import = import
origin-suggestion = suggestion

review-proposed = proposed
review-accepted = accepted
review-rejected = rejected

lang-fr = French
lang-en = English
lang-de = German
lang-es = Spanish
lang-it = Italian
lang-pt = Portuguese
lang-nl = Dutch
lang-ar = Arabic
lang-ru = Russian
lang-ja = Japanese
lang-zh = Chinese
lang-tr = Turkish
lang-pl = Polish
lang-sv = Swedish
lang-hu = Hungarian
lang-da = Danish
lang-no = Norwegian
lang-fi = Finnish
lang-el = Greek
lang-ro = Romanian
lang-cs = Czech
lang-uk = Ukrainian
lang-he = Hebrew
lang-hi = Hindi
lang-ko = Korean
lang-ca = Catalan
lang-eu = Basque
lang-br = Breton
lang-oc = Occitan
lang-vi = Vietnamese
lang-id = Indonesian
lang-fa = Persian
lang-th = Thai
lang-bg = Bulgarian
lang-hr = Croatian
lang-sr = Serbian
lang-sk = Slovak
lang-sl = Slovene
lang-et = Estonian
lang-lv = Latvian
lang-lt = Lithuanian
lang-ms = Malay
lang-tl = Tagalog
lang-ur = Urdu
lang-bn = Bengali
lang-ta = Tamil
lang-und = unknown language

modality-euphoria = Euphoria
modality-dysphoria = Dysphoria
modality-phoria = Phoria
modality-aphoria = Aphoria

actant-subject = Subject
actant-object = Object
actant-sender = Sender
actant-receiver = Receiver
actant-helper = Helper
actant-opponent = Opponent

status-true = True
status-false = False
status-secret = Secret
status-illusory = Illusory
status-undecided = Undecided
status-possible = possible
status-factual = factual

verdict-accepted = accepted
verdict-rejected = set aside

position-s1 = S1
position-s2 = S2
position-not_s1 = non-S1
position-not_s2 = non-S2
position-complex = Complex term
position-neutral = Neutral term
position-positive_deixis = Positive deixis
position-negative_deixis = Negative deixis
position-schema1 = Schema 1
position-schema2 = Schema 2

evidence-for = for
evidence-against = against
evidence-nuance = nuance

insight-lead = lead
insight-argued = argued
insight-contested = contested
insight-retained = retained
insight-abandoned = abandoned

kind-inherent = inherent
kind-afferent = afferent

version-change-added = Added
version-change-removed = Removed
version-change-renamed = Renamed
version-change-moved = Moved
version-change-renumbered = Renumbered
version-change-recoloured = Recoloured
version-change-definition = Definition
version-change-include = Include
version-change-exclude = Exclude
version-change-example = Example
version-change-anti-example = Counter-example
version-change-origin = Origin
version-change-exclusive = Exclusive
version-change-one-of = One of
version-change-reordered = Order of the codes
version-change-net-added = Net added
version-change-net-removed = Net removed
version-change-net-changed = Net changed
version-change-relation-added = Relation added
version-change-relation-removed = Relation removed

# Sets of messages, samples, Rencontre.

keys-search-save = keep the query as a set
keys-search-set = put the message into a set
keys-search-draw = Rencontre: draw a message
keys-read-set = put the message into a set
keys-read-draw = Rencontre: draw a message
keys-corpus-set = put the rows into a set

sets = Sets
sets-none = Keep a query, or put messages together by hand: sets stand here, and in queries as set:NAME.
sets-count = { $n ->
    [one] { $count } message
   *[other] { $count } messages
 }
sets-unknown = …
sets-kind-query = live query
sets-kind-hand = by hand
sets-kind-sample = sample
sets-edit = Edit “{ $name }”
sets-used = Used by { $by }.
sets-save = Save
sets-save-title = Keep what is found
sets-edit-title = Edit a set
sets-name = Name
sets-note = Note
sets-query = Query
sets-as = As
sets-as-query = a live query: what it finds changes with the study
sets-as-hand = these messages, as they are now
sets-as-sample = a sample of them
sets-nothing-typed = Type a query first: it is kept from here.
sets-keep = Keep
sets-delete = Delete
sets-cancel = Cancel
sets-done = Done
sets-how = How it is drawn
sets-size = How many
sets-seed = Seed
sets-by = By
sets-allocation = Share of each
sets-draw-again = Other seed
sets-stratum = { $name }: { $drawn } of { $of }
sets-put-title = { $n ->
    [one] Put the message into a set
   *[other] Put { $count } messages into a set
 }
sets-put-in = Put into “{ $name }”
sets-new = New set
sets-put = Set

draw-title = Rencontre
draw-pool = Among
draw-pool-uncoded = what is not coded
draw-pool-neglected = what was left unread
draw-pool-far = far neighbours of { $ext }
draw-next = Draw the next
draw-open = Read in its conversation
draw-code = Code it
draw-met = { $met } of { $of } met
draw-again = All were met: the draw begins again.
draw-empty = Nothing to draw here. Choose another pool.
draw-why-uncoded = It bears no code.
draw-why-never = It was never read.
draw-why-seen = It was last read on { $day }.
draw-why-rare = Rare words: { $words }.
draw-why-far = It shares { $ties } with { $ext }, elsewhere or in another language.

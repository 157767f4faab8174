# Relations, nets, versions of the codebook.
keys-codebook-next = next code
keys-codebook-previous = previous code
keys-codebook-first = first code
keys-codebook-last = last code
keys-codebook-add = add a code
keys-codebook-add-below = add below
keys-codebook-rename = rename
keys-codebook-edit = edit the code
keys-codebook-delete = delete the code
keys-codebook-open = open the code’s page, or the message
keys-codebook-back = go back
keys-codebook-mark = mark, choose to compare
keys-codebook-merge = merge the marked codes
keys-codebook-split = split the code
keys-codebook-filter = filter the codes
keys-codebook-shut = fold
keys-codebook-unfold = unfold
keys-codebook-earlier = put earlier
keys-codebook-later = put later
keys-codebook-nest = put under
keys-codebook-take-out = take out
keys-codebook-compare = compare with the next
keys-codebook-uncode = take the coding off
keys-codebook-example = use as example
keys-codebook-leave = leave in the code
keys-codebook-part = send to the part of this digit
book-merge-title = { $n ->
    [one] Merge { $count } code
   *[other] Merge { $count } codes
 }
book-merge-into = The code that stays
book-merge-overlaps = { $n ->
    [one] { $count } coding joins another, as their passages overlap
   *[other] { $count } codings join others, as their passages overlap
 }
book-merge-children = { $n ->
    [one] { $count } code comes under it
   *[other] { $count } codes come under it
 }
book-merge-reason = Why
book-merge-keeps = Definitions, memos, relations and nets follow. { $key } brings it all back.
book-merge = Merge
book-export-title = Export the codebook
book-export-version = Export version { $number }
book-export-format = Format
book-format-qdc = REFI-QDA
book-format-qdc-what = ATLAS.ti, MAXQDA, NVivo; one language, no numbers or relations
book-format-csv = CSV
book-format-csv-what = One row a code
book-format-xlsx = Excel
book-format-xlsx-what = One row a code
book-format-json = JSON
book-format-json-what = All of it, for another study
book-written = Codebook written to { $path }.
book-filter = Filter codes
book-origin = Origin
book-origin-any = Any
book-origin-none = Not said
book-origin-deductive = deductive
book-origin-inductive = inductive
book-origin-in_vivo = in vivo
book-undefined = { $n ->
    [one] { $count } definition incomplete
   *[other] { $count } definitions incomplete
 }
book-is-undefined = definition incomplete
book-marked = { $n ->
    [one] { $count } code marked
   *[other] { $count } codes marked
 }
book-is-marked = marked
book-mark = Mark
book-unmark = Unmark
book-shown = { $shown } of { $all }
book-unfold = Unfold { $code }
book-shut = Fold { $code }
book-one-of = one of those below
book-field-one-of = One at most of the codes below on the same words
book-renumber = Renumber
book-page = Code’s page
book-status = Codebook, version { $number }
book-relations = Relations
book-relation-drop = Take back the relation with { $code }
book-relation-memo = Why this relation with { $code }
book-why = Why
book-relation-kind = Kind of relation
book-relation-code = Other code
book-relation-choose = Choose a code
book-relation-add = Relate
relation-opposes = opposes
relation-is_a = is a kind of
relation-condition = is a condition of
relation-context = is the context of
relation-strategy = is a strategy for
relation-consequence = is a consequence of
relation-back-is_a = has as a kind
relation-back-condition = has as condition
relation-back-context = has as context
relation-back-strategy = has as strategy
relation-back-consequence = has as consequence
book-nets = Nets
book-nets-none = A net holds codes across the tree; each person counts once in it.
book-net-up = Put { $net } earlier
book-net-delete = Delete { $net }
book-net-rename = Name of { $net }
book-net-name = New net
book-net-add = Make with this code
book-net-add-marked = { $n ->
    [one] Make with { $count } code
   *[other] Make with the { $count } marked codes
 }
book-persons = { $n ->
    [one] { $count } person
   *[other] { $count } persons
 }
book-respondents = { $n ->
    [one] { $count } respondent
   *[other] { $count } respondents
 }
book-versions = Versions
book-version-itself = kept by itself
book-versions-none = A version is kept by itself before a merge, a split, a deletion or an import.
book-version-diff = Compare with now
book-version-name = Name of the version
book-version-note = Note
book-version-keep = Keep this version
book-version-now = now
book-diff-title = What changed
book-diff-from = From version
book-diff-to = To version
book-diff-none = Nothing changed.
book-back = Back
book-weight = weight { $weight }
book-segments = { $n ->
    [one] { $count } segment
   *[other] { $count } segments
 }
book-segments-label = Segments of the code
book-segments-none = No segment.
book-rules = { $n ->
    [one] { $count } rule
   *[other] { $count } rules
 }
book-sort = Order
book-sort-place = Corpus
book-sort-person = Person
book-sort-space = Space
book-sort-venue = Venue
book-sort-date = Date
book-sort-coder = Coder
book-sort-length = Length
book-sort-code = Code
book-descending = descending
book-below = with those below
book-space = Space
book-venue = Venue
book-coder = Coder
book-all = all
book-compare = Compare in pairs
book-example = Use as example
book-example-drop = Take the example off
book-recode = Recode
book-uncode = Take off
book-split = Split
book-open = Open the message
book-compare-title = { $a } and { $b }
book-compare-second = Choose a second segment: { $key }, or { $next } for the next one.
book-compare-memo = What the comparison says
book-compare-keep = Keep as a memo on the code
book-part-drop = Take part { $part } off
book-part-name = New code
book-part-add = Add the part
book-part-known = An existing code
book-split-how = A digit sends the segment to its part and goes on; { $key } leaves it in the code.
book-split-apply = { $n ->
    [one] Split { $count } segment
   *[other] Split { $count } segments
 }

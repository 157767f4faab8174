# How a conversation is looked at: as a tree or as a text, and through which lens.
view-as = View of the conversation
view-tree = Conversation
view-text = Text
view-grid = Grid
view-text-of = Text of the conversation
view-more = +{ $count }
view-find = Find in this text
view-find-none = not found
view-find-place = { $at }/{ $all }
view-find-next = Next occurrence
view-find-previous = Previous occurrence
view-find-clear = Clear what is looked for
view-paragraph = Paragraph
view-of = of { $count }
lens = Lens
lens-title = Lens: what is shown
lens-close = Close the lens
lens-codes-shown = Codes
lens-coders-shown = Coders
lens-voices-shown = Voices
lens-all = all
lens-none = none
lens-field = Name of a code
lens-me = you
lens-nobody = no name
lens-mine = My codings only
lens-mine-said = your codings only
lens-suggestions = Suggestions
lens-no-suggestions = no suggestions
lens-compare = Two coders side by side
lens-left = Coder on the left
lens-right = Coder on the right
lens-show-all = show all
lens-codes = { $n ->
    [one] { $count } code
   *[other] { $count } codes
 }
lens-coders = { $n ->
    [one] { $count } coder
   *[other] { $count } coders
 }
lens-voices = { $n ->
    [one] { $count } voice
   *[other] { $count } voices
 }
lens-hidden = { $what } hidden
lens-hidden-voices = { $what } hidden
lens-margin-hidden = { $n ->
    [one] { $count } coding hidden by the lens
   *[other] { $count } codings hidden by the lens
 }
lens-margin-here = No coding on this paragraph.
lens-margin-elsewhere = { $n ->
    [one] { $count } other coding in this text
   *[other] { $count } other codings in this text
 }
lens-sides = { $left } at the left, { $right } at the right
lens-agreement = { $n ->
    [one] agreement on { $count } message of { $all }
   *[other] agreement on { $count } messages of { $all }
 }
lens-agreement-none = neither has coded here
blind-on = blind
blind-begin = code blind…
blind-leave = leave blind mode…
blind-title = Code blind
blind-what = What other coders coded, and their memos on it, is no longer shown anywhere: not in the text, nor in counts, figures or what you export. Nothing is deleted from the study.
blind-note = The status line says so. It can only be left on purpose.
blind-go = Code blind
blind-leave-title = See all codings again
blind-leave-what = What other coders coded will be shown again. What you code from then on is no longer blind double coding.
blind-leave-note = Your codings stay as they are.
blind-leave-go = See all
keys-text = Text
keys-text-find = find in the text
keys-text-find-next = next occurrence
keys-text-find-previous = previous occurrence
keys-text-go = go to a paragraph
keys-text-paragraph = select the paragraph
keys-read-lens = open the lens
keys-read-view-next = conversation or text

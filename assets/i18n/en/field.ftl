# The search field and the palette.

field-chips = Filters of the query
field-chip-edit = { $what }: open as text
field-chip-off = Take away { $what }
field-offers = What may be written
field-past = Queries asked before
field-fix = Write “{ $what }”
field-drop = Leave it out

palette-title = Everything by its name
palette-placeholder = A command, a room, a code, a study, or words to search
palette-found = What answers
palette-none = Nothing is called so.
palette-search = Search for “{ $what }”
palette-room = room
palette-study = study
palette-code = code
palette-set = set
palette-sort = sort results by { $what }
palette-theme = next theme
palette-lang = other language
palette-density = spacing of lines: { $what }

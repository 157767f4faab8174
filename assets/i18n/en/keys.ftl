# The sheet of shortcuts.

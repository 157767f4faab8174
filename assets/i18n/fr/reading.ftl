# The reading room: views, things, coders.

# Memos and their room.
room-memos = Memos

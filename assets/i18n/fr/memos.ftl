# Memos and their room.
room-memos = Mémos

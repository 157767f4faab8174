# The Corpus room.
room-corpus = Corpus

# Rules and what they suggest.

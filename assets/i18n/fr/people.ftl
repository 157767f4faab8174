# Persons, accounts, masks.
room-people = Personnes

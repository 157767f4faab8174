# Persons, accounts, masks.
room-people = People

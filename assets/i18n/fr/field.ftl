# Le champ de recherche et la palette.

field-chips = Filtres de la requête
field-chip-edit = { $what } : ouvrir comme texte
field-chip-off = Retirer { $what }
field-offers = Ce qui peut s’écrire
field-past = Requêtes déjà posées
field-fix = Écrire « { $what } »
field-drop = Le laisser de côté

palette-title = Tout par son nom
palette-placeholder = Une commande, une pièce, un code, une étude, ou des mots à chercher
palette-found = Ce qui répond
palette-none = Rien ne s’appelle ainsi.
palette-search = Chercher « { $what } »
palette-room = pièce
palette-study = étude
palette-code = code
palette-set = ensemble
palette-sort = trier les résultats par { $what }
palette-theme = thème suivant
palette-lang = autre langue
palette-density = interligne : { $what }

# Le cadre de la fenêtre : menus du système, dialogues de fichiers, et les refus propres à la fenêtre.

menu-file = Fichier
menu-new = Nouvelle étude…
menu-open = Ouvrir une étude…
menu-sample = Ouvrir l’étude d’exemple
menu-close = Fermer l’étude
menu-quit = Quitter
menu-edit = Édition
menu-undo = Annuler
menu-redo = Rétablir
menu-cut = Couper
menu-copy = Copier
menu-paste = Coller
menu-select-all = Tout sélectionner
menu-find = Rechercher
menu-view = Affichage
menu-theme = Thème suivant
menu-lang = Switch to English
menu-help = Aide
menu-keys = Raccourcis clavier

dialog-open = Ouvrir une étude
dialog-new = Où mettre la nouvelle étude
dialog-study = Étude Livisible

error-no-study = Aucune étude n’est ouverte. Ouvrez-en une d’abord.
error-panicked = Livisible a rencontré une faute qui lui est propre ({ $detail }). L’opération a été annulée et l’étude rouverte ; ce qui était fait avant est sauf.
error-preferences = Les préférences n’ont pas pu être écrites dans « { $path } » ({ $detail }). Elles valent jusqu’à la fermeture de Livisible.

# Ce qui n’a pas été compris dans une requête.
query-unclosed-quote = Ce guillemet n’est pas fermé ; tout ce qui suit forme une expression.
query-unclosed-parenthesis = Cette parenthèse n’est pas fermée.
query-unopened-parenthesis = Cette parenthèse n’a pas été ouverte ; elle est laissée de côté.
query-missing-value = Le champ n’a pas de valeur après ses deux-points.
query-or-without-two-sides = OR demande quelque chose de chaque côté.
query-nothing-to-exclude = Rien ne suit le moins ou le NOT.
query-unknown-field = Ce champ n’existe pas.
query-unknown-space = Ce type d’espace n’existe pas.
query-unknown-role = Ce rôle n’existe pas.
query-unknown-code = Ce code n’est pas dans le livre de codes.
query-unknown-value = Le champ ne connaît pas cette valeur.
query-bad-date = Ce n’est pas une date ; écrivez 2024, 2024-03, 2024-03-02, ou deux dates séparées par « .. ».
query-bad-number = Ce n’est pas un nombre ; écrivez 4, <=2 ou >=4.

# Ce que les modèles disent d’un message.
records-veridictory = Véridiction
records-thymic = Thymique
records-actant = Actants
records-position = Carré
records-isotopy = Isotopies
records-insight = Insights
records-memo = Mémos
records-intensity = intensité { $intensity }
records-untrue = faux
records-untitled = Sans titre

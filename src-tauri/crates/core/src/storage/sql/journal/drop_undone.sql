update op set state = 'dropped' where state = 'undone'

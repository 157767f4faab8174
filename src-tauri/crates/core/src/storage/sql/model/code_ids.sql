select ext, id from code

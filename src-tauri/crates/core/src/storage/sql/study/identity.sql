select uid, instance, title, lang from study where id = 1

select id, label, account_id, person_id, ethos_shown, ethos_told, coder, at from mask order by id

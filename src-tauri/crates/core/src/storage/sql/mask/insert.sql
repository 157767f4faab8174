insert into mask (id, label, account_id, person_id, ethos_shown, ethos_told, coder, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

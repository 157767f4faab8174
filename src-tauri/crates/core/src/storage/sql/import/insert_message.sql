insert into message (id, ext, import_id, venue_id, account_id, person_id, role, parent_id, parent_ext, root_id,
  posted, precision, posted_text, lang, title, url, rating, thread, attributes, chars, record,
  respondent_id, question_id, twin, within, inferred, estimated)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)

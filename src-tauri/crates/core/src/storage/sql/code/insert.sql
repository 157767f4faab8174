insert into code (id, ext, parent_id, label, definition, include, exclude, example, color, number, exclusive, position, origin, one_of, example_span, anti_example)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)

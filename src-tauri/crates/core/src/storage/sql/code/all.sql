select id, ext, parent_id, label, definition, include, exclude, example, color, number, exclusive, origin, one_of, example_span, anti_example from code order by position, id

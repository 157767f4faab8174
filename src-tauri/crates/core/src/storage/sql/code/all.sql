select id, ext, parent_id, label, definition, include, exclude, example, color, number, exclusive from code order by position, id

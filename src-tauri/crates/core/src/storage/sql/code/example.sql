select s.message_id, s.start, s.stop, s.quote, s.lost from code c join span s on s.id = c.example_span where c.id = ?1

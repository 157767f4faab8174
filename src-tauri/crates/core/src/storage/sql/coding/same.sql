-- What was refused, or waits to be judged, does not stand in the way of a hand.
select count(*) from coding c join span s on s.id = c.span_id
where c.message_id = ?1 and c.code_id = ?2 and s.start = ?3 and s.stop = ?4 and c.coder = ?5 and c.review = 'accepted'

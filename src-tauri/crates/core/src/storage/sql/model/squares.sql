select q.ext, q.axis, q.preset, a.ext, b.ext, c.ext, d.ext from square q
left join code a on a.id = q.s1 left join code b on b.id = q.s2 left join code c on c.id = q.not_s1 left join code d on d.id = q.not_s2 order by q.id

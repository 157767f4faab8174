select name from attribute order by id

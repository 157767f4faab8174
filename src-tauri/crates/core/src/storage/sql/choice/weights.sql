select cast(weight as text), null, count(*) from coding where review = 'accepted' and weight is not null group by weight

select coalesce(max(position), 0) + 1 from code

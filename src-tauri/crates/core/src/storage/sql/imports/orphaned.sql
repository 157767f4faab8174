-- Messages of other imports in force that stand in the conversations of those that go.
select child.id, child.parent_id, parent.ext, parent.import_id = ?1, child.root_id, child.within, child.posted, child.parent_ext is not null from message child
left join message parent on parent.id = child.parent_id
where child.root_id in (select distinct root_id from message where import_id = ?1) and child.import_id <> ?1
  and child.import_id in (select id from import where active = 1)
order by child.id

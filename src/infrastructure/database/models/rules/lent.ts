/**
 * What the application's role does by functions that run with their owner's rights, where a right on the table would
 * let it do more: read a password's hash, or lock a table against those who read it. What they write is judged as any
 * other statement is.
 */
export const lent: readonly string[] = [
  `create function tk_user_row(person uuid) returns json language sql stable security definer as $$
  select tk_row(u) from users u where u.id = person
$$`,
  // What is told of secrets, of whoever these streams are of: the tables themselves nobody who verifies reads.
  `create function tk_told_secrets(streams uuid[]) returns table (stream uuid, tab text, row_id uuid, told text)
  language sql stable security definer as $$
  select s.user_id, 'user_secrets', s.id, tk_row(s)::text from user_secrets s where s.user_id = any(streams)
  union all
  select d.added_by, 'devices', d.id, tk_row(d)::text from devices d where d.added_by = any(streams)
  union all
  select t.user_id, 'api_tokens', t.id, tk_row(t)::text from api_tokens t where t.user_id = any(streams)
$$`,
  ...['tasks', 'steps', 'hazards'].map(
    (
      table,
    ) => `create function tk_remove_${table}(ids uuid[]) returns void language sql security definer as $$
  delete from ${table} where id = any(ids)
$$`,
  ),
]

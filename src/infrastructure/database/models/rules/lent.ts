/**
 * What the application's role does by functions that run with their owner's rights, where a right on the table would
 * let it do more: read a password's hash, or lock a table against those who read it. What they write is judged as any
 * other statement is.
 */
export const lent: readonly string[] = [
  `create function tk_user_row(person uuid) returns json language sql stable security definer as $$
  select tk_row(u) from users u where u.id = person
$$`,
  ...['tasks', 'steps', 'hazards'].map(
    (
      table,
    ) => `create function tk_remove_${table}(ids uuid[]) returns void language sql security definer as $$
  delete from ${table} where id = any(ids)
$$`,
  ),
]

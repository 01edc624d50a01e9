import { saying } from '../../../../domain/saying.ts'
import { seenPattern } from '../../../../domain/unseen.ts'

/** Whether nobody can see anything of a text: a condition for SQL. */
export function isUnseen(text: string): string {
  return `${text} !~ '${seenPattern}'`
}

/** What says something can be seen. A text that was on record before stays: only a new one is judged. */
export const said: readonly string[] = [
  `create function tk_said() returns trigger language plpgsql security definer as $$
declare
  field text;
begin
  foreach field in array tg_argv loop
    if ${isUnseen('to_jsonb(new) ->> field')}
       and (tg_op = 'INSERT' or to_jsonb(new) ->> field is distinct from to_jsonb(old) ->> field) then
      perform tk_refuse('TK027', format('nobody can see the %s of %s %s', field, tg_table_name, new.id),
        json_build_object('table', tg_table_name, 'id', new.id, 'field', field));
    end if;
  end loop;

  return null;
end $$`,
  ...Object.entries(saying).map(([table, columns]) => {
    const unseen = columns.map(
      ({ column, where }) =>
        `${where ? `new.${where.column} = '${where.is}' and ` : ''}${isUnseen(`new.${column}`)}`,
    )

    return `create trigger tk_said after insert or update on ${table} for each row
  when (${unseen.join(' or ')}) execute function tk_said(${columns.map(({ column }) => column).join(', ')})`
  }),
]

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
  ...Object.entries(saying).map(
    ([table, said]) => `create trigger tk_said after insert or update on ${table} for each row
  when (${saysSomething(said)}) execute function tk_said(${said.columns.join(', ')})`,
  ),
]

/** A short condition where there is one: PostgreSQL reads it anew for every statement, a check of each step too. */
function saysSomething({ columns, ...only }: (typeof saying)[keyof typeof saying]): string {
  if ('unless' in only) return `new.${only.unless.column} <> '${only.unless.is}'`

  return columns.map((column) => isUnseen(`new.${column}`)).join(' or ')
}

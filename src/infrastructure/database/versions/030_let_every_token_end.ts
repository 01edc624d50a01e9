import type { Operations } from '../../../migrations/revision.ts'

export const revision = '030_let_every_token_end'
export const downRevision = '029_tell_what_secrets_are_of'
export const message = 'Let every token end'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute('alter table api_tokens drop constraint ck_api_tokens_expires')
  await op.execute(`
    -- lint: allow TL104 because of tokens there are hundreds
    alter table api_tokens add constraint ck_api_tokens_expires check (
    case
        when isfinite(expires_at) then expires_at > made_at and (expires_at - made_at) <= '366 days'::interval
        else false
    end)`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('alter table api_tokens drop constraint ck_api_tokens_expires')
  await op.execute(`
    -- lint: allow TL104 because of tokens there are hundreds
    alter table api_tokens add constraint ck_api_tokens_expires check (expires_at > made_at)`)
}

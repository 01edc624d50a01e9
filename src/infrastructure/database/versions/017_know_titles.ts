import type { Operations } from '../../../migrations/revision.ts'

export const revision = '017_know_titles'
export const downRevision = '016_keep_times_in_order'
export const message = 'Know a SOP by its title, in letters of any case and width'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`-- lint: allow TL101 because ten thousand titles take a tenth of a second
    create index idx_sops_title on sops (lower(regexp_replace(btrim(normalize(title, NFKC)), '\\s+', ' ', 'g')))`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop index idx_sops_title')
}

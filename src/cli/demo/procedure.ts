import { readFile } from 'node:fs/promises'
import { publishSop, reviseSop, versionsOfSop } from '../../application/sop-versions.ts'
import { createSop, restoreSop, showSop } from '../../application/sops.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Procedure } from '../../domain/procedure.ts'
import type { Sop } from '../../domain/sop.ts'
import type { SopVersion } from '../../domain/sop-version.ts'
import type { User } from '../../domain/user.ts'
import { formatOf } from '../../formats/format.ts'
import { decodeText } from '../../formats/text.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Session } from '../database.ts'

/** The id of the first version, which names the lineage: however often the demo starts, there is one of it. */
const lineage = '019a0000-0000-7000-8000-00000000de03'

const sample = 'AOML_DNA_Extraction_Protocol_Sterivex_KingFisher.md'

export interface Prepared {
  /** The version that work starts on. */
  sop: Sop
  versions: SopVersion[]
  /** True where the SOP was not on record before. */
  isNew: boolean
}

interface Preparing {
  supervisor: User
  at: Date
  /** Why the procedure comes back where somebody has deleted it. */
  reason: string
}

/** Puts the demo's SOP, a real laboratory procedure, on record and has the supervisor publish it. */
export async function prepared(database: Database, preparing: Preparing): Promise<Prepared> {
  const { supervisor, at } = preparing
  const isNew = (await database.session(onRecord, { readOnly: true })).length === 0
  const procedure = isNew ? await readSample() : undefined

  return database.session(async (db) => {
    if (procedure) await createSop(db, { procedure, author: supervisor, at, id: lineage })
    const id = await made(db, preparing)

    return { sop: await showSop(db, id), versions: await onRecord(db), isNew }
  })
}

/** The effective version. Where somebody has deleted it, it comes back; where there is none, one is published. */
async function made(db: Session, preparing: Preparing): Promise<string> {
  const { supervisor, at, reason } = preparing
  const versions = await onRecord(db)
  const effective = versions.find(({ status }) => status === 'effective')
  if (effective) {
    if (effective.deletedAt) await restoreSop(db, { id: effective.id, by: supervisor, reason, at })

    return effective.id
  }
  const { id } = await publishSop(db, { id: await draftOf(db, versions, preparing), supervisor, at })

  return id
}

/** The draft that is there, else a new one from the newest version that was ever published. */
async function draftOf(
  db: Session,
  versions: readonly SopVersion[],
  { supervisor, at, reason }: Preparing,
): Promise<string> {
  const draft = versions.find(({ status, deletedAt }) => status === 'draft' && !deletedAt)
  if (draft) return draft.id
  const published = versions.find(({ status }) => status !== 'draft')
  if (published) return (await reviseSop(db, { from: published.id, author: supervisor, at })).id
  await restoreSop(db, { id: lineage, by: supervisor, reason, at })

  return lineage
}

/** Newest first; none the first time. */
async function onRecord(db: Session): Promise<SopVersion[]> {
  try {
    return await versionsOfSop(db, lineage)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error

    return []
  }
}

async function readSample(): Promise<Procedure> {
  const file = new URL(`../../../samples/${sample}`, import.meta.url)

  return formatOf(sample).read(decodeText(await readFile(file), sample), sample).procedure
}

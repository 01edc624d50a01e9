import { TenkenError } from './errors.ts'
import type { Procedure } from './procedure.ts'
import { saysTheSame } from './same-procedure.ts'
import type { Sop } from './sop.ts'
import type { SopVersion } from './sop-version.ts'
import type { VersionDifference } from './version-difference.ts'

/** What an imported procedure becomes: a draft, or the effective version at once, signed by its author. */
export type ImportedAs = 'draft' | 'effective'

/**
 * What becomes of a procedure that is on record and says something else: a person is asked, or it is a revision of
 * the one on record, or another procedure that happens to have the same title.
 */
export type IfChanged = 'ask' | 'revise' | 'new'

/** A SOP that may be the one at hand: its draft and effective version, or else the retired one that was its last. */
export type KnownSop = readonly Sop[]

/** The SOPs that may be the procedure at hand; `named` is the one that it says it was taken from. */
export interface KnownSops {
  sops: readonly KnownSop[]
  named: KnownSop | undefined
}

/** What importing a procedure comes to. */
export type ImportDecision =
  | { outcome: 'new' }
  /** It is on record to the word. */
  | { outcome: 'unchanged'; version: Sop }
  /** It is on record as a draft that is to be put into use. */
  | { outcome: 'published'; draft: Sop }
  /** The version is the draft to change, or the one to make a draft of. */
  | { outcome: 'revised'; version: Sop }

/** A person must say what is to become of it: it would revise one of these. */
export interface Unclear {
  outcome: 'unclear'
  candidates: Sop[]
}

type Candidate = Pick<SopVersion, 'id' | 'title' | 'version' | 'status'>

/** The procedure is on record and says something else: nobody has said what is to become of that. */
export class ProcedureChanged extends TenkenError<{
  title: string
  /** The versions on record that it would revise; several SOPs may have one title. */
  candidates: Candidate[]
  /** From the one candidate to the procedure; null where there are several. */
  difference: VersionDifference | null
}> {
  readonly code = 'procedure_changed'
  readonly kind = 'conflict'

  constructor(title: string, candidates: readonly Candidate[], difference: VersionDifference | null) {
    const known = candidates.map(({ id, version, status }) => `${id} (version ${version}, ${status})`)
    super(`'${title}' is on record and says something else: ${known.join(', ')}.`, {
      title,
      candidates: candidates.map(({ id, title, version, status }) => ({ id, title, version, status })),
      difference,
    })
  }
}

interface Wanted {
  as: ImportedAs
  ifChanged: IfChanged
}

/** What becomes of a procedure beside those on record: what says the same is never put on record a second time. */
export function importDecision(
  procedure: Procedure,
  { sops, named }: KnownSops,
  { as, ifChanged }: Wanted,
): ImportDecision | Unclear {
  const same = sops.flat().filter((version) => saysTheSame(version, procedure))
  const [version] = [...same.filter(({ status }) => status !== 'draft'), ...same]
  if (version?.status === 'draft' && as === 'effective') return { outcome: 'published', draft: version }
  if (version) return { outcome: 'unchanged', version }
  if (sops.length === 0 || ifChanged === 'new') return { outcome: 'new' }
  const candidates = (named ? [named] : sops).flatMap((sop) => toRevise(sop) ?? [])
  const [only, ...others] = candidates

  return ifChanged === 'revise' && only && others.length === 0
    ? { outcome: 'revised', version: only }
    : { outcome: 'unclear', candidates }
}

/** The version that a change would be made to: the draft where there is one. */
function toRevise(sop: KnownSop): Sop | undefined {
  return sop.find(({ status }) => status === 'draft') ?? sop[0]
}

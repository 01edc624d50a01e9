import { NotFound, type RecordName, TenkenError } from '../domain/errors.ts'
import { mostSimilar } from '../domain/similar.ts'
import { knownBy, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'

/** Part of an id fits several records; more of it is needed. */
export class AmbiguousReference extends TenkenError<{
  what: RecordName
  reference: string
  candidates: string[]
}> {
  readonly code = 'ambiguous_reference'
  readonly kind = 'invalid'

  constructor(what: RecordName, reference: string, candidates: string[]) {
    super(`More than one ${what} fits '${reference}', such as ${candidates.join(' and ')}.`, {
      what,
      reference,
      candidates,
    })
  }
}

/**
 * How every record is referred to: by its id, by four characters or more of the id's beginning or end, and, where it
 * has one, by a name of its own, such as a title or an email.
 */
interface Reference {
  what: RecordName
  text: string
  /** The id of the one with this number of its own, which is whole and so comes before part of an id. */
  number?: (name: string) => Promise<string | undefined>
  /** Ids that begin or end with this text in lower case; two are enough to tell none, one and several apart. */
  beginningOrEnding: (text: string) => Promise<string[]>
  /** Ids of those with this name. */
  named?: (name: string) => Promise<string[]>
  /** Names that may have been meant, where none is this one. */
  similar?: (name: string) => Promise<string[]>
  /** Unless given, a whole id needs no search: whoever uses it finds out whether there is such a record. */
  wholeIds?: 'searched'
}

/**
 * The id of the SOP's version, also a deleted one, or of the version with this title: of a SOP that has both, the one
 * of `status`; a retired one where no SOP in use has it. Throws NotFound or AmbiguousReference.
 */
export function sopReferredTo(
  db: Session,
  text: string,
  status: 'draft' | 'effective' = 'effective',
): Promise<string> {
  return idReferredTo({
    what: 'SOP',
    text,
    beginningOrEnding: (part) => db.sopReferences.idsBeginningOrEnding(part),
    named: async (title) => {
      const current = await db.sopReferences.titled(title, status)

      return current.length > 0 ? current : db.sopReferences.retiredTitled(title)
    },
    similar: (title) => similarTitles(db, title),
  })
}

/** The id of the work session. Throws NotFound or AmbiguousReference. */
export function workSessionReferredTo(db: Session, text: string): Promise<string> {
  return idReferredTo({
    what: 'work session',
    text,
    beginningOrEnding: (part) => db.workSessions.idsBeginningOrEnding(part),
  })
}

/** The id of the step of this published version, also by its number, counted from 1. Throws NotFound or AmbiguousReference. */
export async function stepReferredTo(db: Session, text: string, sopId: string): Promise<string> {
  const number = text.trim()
  if (/^\d{1,4}$/.test(number)) {
    const steps = await db.sopReferences.stepIds(sopId)
    const id = steps[Number(number) - 1]
    if (id === undefined) throw new NotFound('step', text)

    return id
  }

  return idReferredTo({
    what: 'step',
    text,
    beginningOrEnding: async (part) =>
      (await db.sopReferences.stepIds(sopId)).filter((id) => id.startsWith(part) || id.endsWith(part)),
  })
}

/** The id of the hazard of this published version. Throws NotFound or AmbiguousReference. */
export function hazardReferredTo(db: Session, text: string, sopId: string): Promise<string> {
  return idReferredTo({
    what: 'hazard',
    text,
    beginningOrEnding: (part) => db.sopReferences.hazardIdsBeginningOrEnding(sopId, part),
  })
}

/** The id of the check of this work session. Throws NotFound or AmbiguousReference. */
export function safetyCheckReferredTo(db: Session, text: string, workSessionId: string): Promise<string> {
  return idReferredTo({
    what: 'check',
    text,
    beginningOrEnding: (part) => db.safetyChecks.idsBeginningOrEnding(workSessionId, part),
  })
}

/** The id of the device. Throws NotFound or AmbiguousReference. */
export function deviceReferredTo(db: Session, text: string): Promise<string> {
  return idReferredTo({
    what: 'device',
    text,
    beginningOrEnding: (part) => db.devices.idsBeginningOrEnding(part),
  })
}

/** The id of the token. Throws NotFound or AmbiguousReference. */
export function tokenReferredTo(db: Session, text: string): Promise<string> {
  return idReferredTo({
    what: 'token',
    text,
    beginningOrEnding: (part) => db.apiTokens.idsBeginningOrEnding(part),
  })
}

/** The user, also by their email or employee number in any case of its letters. Throws NotFound or AmbiguousReference. */
export async function userReferredTo(db: Session, text: string): Promise<User> {
  const user = isWholeId(text.trim().toLowerCase()) ? undefined : await db.users.findNamed(nameIn(text))
  if (user) return user

  return db.users.get(
    await idReferredTo({
      what: 'user',
      text,
      beginningOrEnding: (part) => db.users.idsBeginningOrEnding(part),
      similar: (name) => similarNames(db, name),
    }),
  )
}

/** The id of the user. Throws as userReferredTo does. */
export async function userIdReferredTo(db: Session, text: string): Promise<string> {
  return (await userReferredTo(db, text)).id
}

/**
 * The stream of a record in the audit trail: of a work session, of a user, also by their email or employee number, or
 * of a SOP, by any of its versions or by its title. Throws NotFound or AmbiguousReference.
 */
export function streamReferredTo(db: Session, text: string): Promise<string> {
  return idReferredTo({
    what: 'record',
    text,
    wholeIds: 'searched',
    number: async (name) => (await db.users.findNamed(nameIn(name)))?.id,
    beginningOrEnding: (part) => db.auditEvents.streamsReferredTo(part),
    named: (name) => db.sopReferences.lineagesTitled(name),
    similar: async (name) =>
      name.includes('@')
        ? similarNames(db, name)
        : [...(await similarTitles(db, name)), ...(await similarNames(db, name))],
  })
}

async function idReferredTo(reference: Reference): Promise<string> {
  const { what, text, number, beginningOrEnding, named, similar, wholeIds } = reference
  const part = text.trim().toLowerCase()
  if (isWholeId(part) && wholeIds !== 'searched') return part
  const numbered = isWholeId(part) ? undefined : await number?.(text.trim())
  if (numbered !== undefined) return numbered
  const having = isPartOfId(part) ? await beginningOrEnding(part) : []
  const [id, ...others] = having.length > 0 || !named ? having : await named(text.trim())
  if (id === undefined) throw new NotFound(what, text, similar && (await similar(text)))
  if (others.length > 0) throw new AmbiguousReference(what, text, [id, ...others])

  return id
}

/** Of so many names at most, the like of one that there is not is looked for. */
const among = 10_000

async function similarTitles(db: Session, title: string): Promise<string[]> {
  const titles = new Set(await db.sopReferences.titles(among))

  return mostSimilar(title, [...titles], (one) => [one])
}

/** Of people with such an email before the @, such an employee number or such a name: what they are known by. */
async function similarNames(db: Session, text: string): Promise<string[]> {
  const people = await db.users.names(among)
  const found = mostSimilar(localPart(text), people, ({ email, employeeNumber, name }) =>
    [localPart(email ?? ''), employeeNumber ?? '', name].filter((one) => one !== ''),
  )

  return found.map(knownBy)
}

/** As employee numbers are kept, in letters of one width; an email is typed as it is. */
function nameIn(text: string): string {
  return text.includes('@') ? text.trim() : text.trim().normalize('NFKC')
}

/** What all people of one company have in common says nothing. */
function localPart(email: string): string {
  return email.replace(/@.*$/, '')
}

function isWholeId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function isPartOfId(text: string): boolean {
  return /^[0-9a-f-]{4,36}$/.test(text)
}

import { expect, test } from 'vitest'
import { offencesOf } from './rules.ts'
import { readSources } from './sources.ts'

/** Plays a day at work, as several people: what it calls one after the other is what it shows. */
const demo = 'cli/demo/'

/** Puts a server together: it passes verbs on, and calls none. */
const compositionRoot = 'cli/serve/serve-until-told.ts'

const isDoor = (file: string) =>
  /^(?:cli|http)\//.test(file) && !file.startsWith(demo) && file !== compositionRoot

test('no function of a front door calls two verbs that write, or judges a record', () => {
  const sources = readSources()

  expect(sources.filter(({ file }) => isDoor(file)).length).toBeGreaterThan(30)
  expect(offencesOf(sources, isDoor)).toEqual([])
})

test('a door that calls two verbs that write, or judges, is found however it does', () => {
  const text = `
    import type { Session } from '../infrastructure/database/session.ts'
    import { createSop } from '../application/sops.ts'
    import { publishSop as publish } from '../application/sop-versions.ts'
    import * as work from '../application/work-sessions.ts'
    import { ownWorkSession } from '../application/own-work.ts'
    import { mustReview, moves, SelfReview } from '../domain/work-session.ts'
    import { approve as decide } from '../domain/work-session.ts'
    import type { complete } from '../domain/work-session.ts'

    export const shortId = (id: string) => id.slice(-8)

    export async function twice(db: Session, input: never) {
      await createSop(db, input)
      await publish(db, input)
    }

    async function once(db: Session, input: never) {
      const { acknowledgeHazards } = await import('../application/hazard-acknowledgements.ts')
      return acknowledgeHazards(db, input)
    }

    const table = {
      move: { run: async (db: Session, input: never) => [await once(db, input), await work.completeWorkSession(db, 'id', input, input)] },
      fine: { run: async (db: Session, input: never) => work.completeWorkSession(db, (await ownWorkSession(db, input)).id, input, input) },
    }

    export const isSelfReview = (error: unknown) => error instanceof SelfReview

    export function passedOn(database: { session(work: unknown): void }) {
      for (const verb of [createSop, publish]) database.session(verb)
    }
  `

  const route = `
    import type { Session } from '../infrastructure/database/session.ts'
    import { completeWorkSession, approveWorkSession } from '../application/work-sessions.ts'

    export const me = [{ run: async (db: Session, input: never) => {
      await completeWorkSession(db, 'id', input, input)
      return approveWorkSession(db, 'id', input, input)
    } }]
  `

  const offences = offencesOf(readSources({ 'cli/short-id.ts': text, 'http/me.ts': route }), isDoor)

  const judges = 'judges a record, which is for a verb'
  expect(offences).toEqual([
    { file: 'cli/short-id.ts', name: 'twice', why: 'calls 2 verbs that write: createSop, publishSop' },
    {
      file: 'cli/short-id.ts',
      name: 'table',
      why: 'calls 2 verbs that write: acknowledgeHazards, completeWorkSession',
    },
    { file: 'cli/short-id.ts', name: 'passedOn', why: 'calls 2 verbs that write: createSop, publishSop' },
    {
      file: 'http/me.ts',
      name: 'me',
      why: 'calls 2 verbs that write: completeWorkSession, approveWorkSession',
    },
    ...['mustReview', 'moves', 'approve'].map((name) => ({ file: 'cli/short-id.ts', name, why: judges })),
  ])
})

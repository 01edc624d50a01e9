import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import { NoVersionBefore, versionBefore } from '../../src/domain/version-before.ts'
import { countsOf, differenceOf, type VersionDifference } from '../../src/domain/version-difference.ts'
import { aPlan, draftOf, edited, repetitiveProcedures, twoProcedures } from './procedures.ts'

/** 'step 1.2 moved', in the order in which they are told. */
function told({ parts }: VersionDifference): string[] {
  return parts.map(({ kind, how, moved, from, to, fields }) => {
    const place = to ?? from
    const number = [place?.task, place?.step, place?.hazard].filter((n) => n != null).join('.')
    const what = [how === 'changed' ? fields.map(({ field }) => field).join(' ') : how, moved && 'moved']

    return [kind, number, ...what].filter(Boolean).join(' ')
  })
}

const before = draftOf(aPlan({ Isolate: ['Off', 'Lock', 'Try'], Change: ['Pull', 'Push'] }))

describe('the difference of two versions', () => {
  test('a step put before others is added, and the others did not move', () => {
    const after = edited(before, aPlan({ Isolate: ['Tell', 'Off', 'Lock', 'Try'], Change: ['Pull', 'Push'] }))

    expect(told(differenceOf(before, after))).toEqual(['step 1.1 added'])
  })

  test('a step taken to the end of its task moved, and the others did not', () => {
    const after = edited(before, aPlan({ Isolate: ['Lock', 'Try', 'Off'], Change: ['Pull', 'Push'] }))

    expect(told(differenceOf(before, after))).toEqual(['step 1.3 moved'])
    expect(differenceOf(before, after).parts).toMatchObject([{ from: { step: 1 }, to: { step: 3 } }])
  })

  test('a step taken to another task moved, and says where it was', () => {
    const after = edited(before, aPlan({ Isolate: ['Off', 'Lock'], Change: ['Try', 'Pull', 'Push'] }))

    expect(told(differenceOf(before, after))).toEqual(['step 2.1 moved'])
    expect(differenceOf(before, after).parts).toMatchObject([
      { from: { task: 1, step: 3, text: 'Try' }, to: { task: 2, step: 1, text: 'Try' } },
    ])
  })

  test('what is gone stands where it was', () => {
    const after = edited(
      before,
      aPlan({ Isolate: ['Officially off', 'Try', 'Sign'], Change: ['Pull', 'Push'] }),
    )

    expect(told(differenceOf(before, after))).toEqual([
      'step 1.1 description',
      'step 1.2 removed',
      'step 1.3 added',
    ])
  })

  test('a task that is added brings its steps, and the tasks behind it did not move', () => {
    const after = edited(
      before,
      aPlan({ Prepare: ['Read'], Isolate: ['Off', 'Lock', 'Try'], Change: ['Pull', 'Push'] }),
    )

    expect(told(differenceOf(before, after))).toEqual(['task 1 added', 'step 1.1 added'])
  })

  test('what changed is told field by field, with the title', () => {
    const { title, tasks } = aPlan({ Isolate: ['Off', 'Lock', 'Try'], Change: ['Pull', 'Push'] })
    const [isolate, change] = tasks
    const after = edited(before, {
      title: `${title} safely`,
      tasks: [
        { title: 'Isolate', description: 'Nobody works alive.', steps: isolate?.steps ?? [] },
        {
          title: 'Change',
          description: null,
          steps: (change?.steps ?? []).map((step) => ({ ...step, expectedResult: 'Dark' })),
        },
      ],
    })

    expect(differenceOf(before, after)).toMatchObject({
      title: { from: 'Change the fuse', to: 'Change the fuse safely' },
      parts: [
        { kind: 'task', fields: [{ field: 'description', from: null, to: 'Nobody works alive.' }] },
        { kind: 'step', moved: false, fields: [{ field: 'expectedResult', from: null, to: 'Dark' }] },
        { kind: 'step', moved: false, fields: [{ field: 'expectedResult', from: null, to: 'Dark' }] },
      ],
    })
  })

  test('a version does not differ from itself', () => {
    fc.assert(
      fc.property(repetitiveProcedures, (procedure) => {
        const draft = draftOf(procedure)

        expect(differenceOf(draft, structuredClone(draft))).toEqual({ title: null, parts: [] })
      }),
    )
  })

  test('what is added one way is what is removed the other way', () => {
    fc.assert(
      fc.property(twoProcedures, ([one, other]) => {
        const from = draftOf(one)
        const to = edited(from, other)

        const origins = (difference: VersionDifference, how: string) =>
          difference.parts
            .filter((part) => part.how === how)
            .map(({ originId }) => originId)
            .sort()
        expect(origins(differenceOf(from, to), 'added')).toEqual(origins(differenceOf(to, from), 'removed'))
        expect(fieldsOf(differenceOf(from, to))).toEqual(fieldsOf(differenceOf(to, from), 'turned'))
      }),
    )
  })

  test('what there was, less what was removed, with what was added, is what there is', () => {
    fc.assert(
      fc.property(twoProcedures, ([one, other]) => {
        const from = draftOf(one)
        const to = edited(from, other)

        const difference = differenceOf(from, to)

        const { added, removed } = countsOf(difference)
        expect(sizeOf(from) - removed + added).toBe(sizeOf(to))
        expect(new Set(difference.parts.map(({ originId }) => originId)).size).toBe(difference.parts.length)
      }),
    )
  })

  test('what it does not tell of is the same in both, in what it says and in what it is part of', () => {
    fc.assert(
      fc.property(twoProcedures, ([one, other]) => {
        const from = draftOf(one)
        const to = edited(from, other)

        const { parts } = differenceOf(from, to)

        const told = new Set(parts.map(({ originId }) => originId))
        const [was, is] = [ownTexts(from), ownTexts(to)]
        for (const [originId, text] of is) if (!told.has(originId)) expect(text).toBe(was.get(originId))
        for (const originId of was.keys()) if (!told.has(originId)) expect(is.has(originId)).toBe(true)
      }),
    )
  })

  test('no fewer steps can have moved: all others keep their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...'abcdefgh'], { minLength: 8 }), (letters) => {
        const from = draftOf(aPlan({ Only: [...'abcdefgh'] }))
        const to = edited(from, aPlan({ Only: letters }))

        const { parts } = differenceOf(from, to)

        const moved = new Set(parts.map(({ to }) => to?.text ?? ''))
        expect(letters.filter((letter) => !moved.has(letter))).toEqual(
          [...'abcdefgh'].filter((letter) => !moved.has(letter)),
        )
        expect(8 - moved.size).toBe(longestRun(letters))
      }),
    )
  })
})

describe('the version before', () => {
  const versions = [
    { ...before, version: 4, status: 'draft' as const },
    { ...before, version: 3, status: 'superseded' as const },
    { ...before, version: 2, status: 'effective' as const },
    { ...before, version: 1, status: 'superseded' as const },
  ]

  test('a draft is compared with the effective version', () => {
    expect(versionBefore({ ...before, version: 4 }, versions).version).toBe(2)
  })

  test('a published version is compared with the last one published before it', () => {
    expect(versionBefore({ ...before, version: 3, status: 'superseded' }, versions).version).toBe(2)
  })

  test('the first version has none', () => {
    expect(() => versionBefore({ ...before, version: 1 }, versions)).toThrow(NoVersionBefore)
  })
})

/** What changed, in no order; turned as if it had changed back. */
function fieldsOf({ parts }: VersionDifference, turned?: 'turned') {
  return parts
    .filter(({ how }) => how === 'changed')
    .flatMap(({ originId, fields }) =>
      fields.map(({ field, from, to }) => [originId, field, ...(turned ? [to, from] : [from, to])]),
    )
    .map((field) => JSON.stringify(field))
    .sort()
}

/** What each part says and what it is part of, by its origin. */
function ownTexts({ tasks }: Sop): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { originId: ofTask, title, description, steps } of tasks) {
    texts.set(ofTask, JSON.stringify([title, description]))
    for (const { originId: ofStep, description, expectedAction, expectedResult, hazards } of steps) {
      texts.set(ofStep, JSON.stringify([ofTask, description, expectedAction, expectedResult]))
      for (const { originId, description, severity, mitigation } of hazards) {
        texts.set(originId, JSON.stringify([ofStep, description, severity, mitigation]))
      }
    }
  }

  return texts
}

function sizeOf(sop: typeof before): number {
  return (
    sop.tasks.length +
    stepsOf(sop).length +
    stepsOf(sop).reduce((sum, { hazards }) => sum + hazards.length, 0)
  )
}

/** By trying every pair: the length of the longest run of letters in order. */
function longestRun(letters: readonly string[]): number {
  const runs: number[] = []
  for (const [index, letter] of letters.entries()) {
    const before = letters.slice(0, index).map((other, place) => (other < letter ? (runs[place] ?? 0) : 0))
    runs.push(1 + Math.max(0, ...before))
  }

  return Math.max(0, ...runs)
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDevice, enrolDevice, revokeDevice } from '../../src/application/devices.ts'
import { newId } from '../../src/application/id.ts'
import { prove, signing } from '../../src/application/proofs.ts'
import { changeSecret, redeemCode, resetSecret } from '../../src/application/secrets.ts'
import { signIn, signOut, signOutEverywhere, whoIsBehind } from '../../src/application/sign-ins.ts'
import { publishSop } from '../../src/application/sop-versions.ts'
import { guessesForgottenAfter, longestDelay } from '../../src/domain/guesses.ts'
import { signInLasts } from '../../src/domain/signed-in.ts'
import type { User } from '../../src/domain/user.ts'
import { aDraft, aMigratedDatabase, aWorker, type OpenTestDatabase } from '../setup/records.ts'
import { aPerson, hashing, later, password, pin, signsIn } from './people.ts'

let on: OpenTestDatabase
beforeAll(async () => {
  on = await aMigratedDatabase()
})
afterAll(() => on.close())

const behind = (token: string, at = new Date()) => on.database.single((db) => whoIsBehind(db, token, at))

async function anEnrolledDevice(by: User): Promise<{ id: string; secret: string }> {
  const at = new Date()
  const { code } = await on.database.session((db) => addDevice(db, { id: newId(), name: 'Line 3', by, at }))
  const { device, secret } = await on.database.session((db) => enrolDevice(db, { code, at }))

  return { id: device.id, secret }
}

describe('a sign-in by password', () => {
  test('is known by its token, in one statement, and says who it is', async () => {
    const user = await aPerson(on.database, 'supervisor', 'password')

    const { token, signIn } = await signsIn(on.database, user)

    expect(await behind(token)).toEqual({ user, by: 'password', id: signIn.id, deviceId: null })
  })

  test('is by the email in any case of its letters, with blanks around', async () => {
    const user = await aPerson(on.database, 'worker', 'password')

    const { user: known } = await signsIn(on.database, user, { name: ` ${user.email.toUpperCase()} ` })

    expect(known.id).toBe(user.id)
  })

  test.each([
    [
      'a wrong password',
      (user: User & { email: string }) => ({ name: user.email, secret: 'seven lamps at the door' }),
    ],
    ['an account that is not there', () => ({ name: 'nobody@example.com', secret: password })],
    ['a name that is no name', () => ({ name: '%', secret: password })],
    ['an empty password', (user: User & { email: string }) => ({ name: user.email, secret: '' })],
  ])('is refused in the same words for %s', async (_, wrong) => {
    const user = await aPerson(on.database, 'worker', 'password')

    await expect(signsIn(on.database, user, wrong(user))).rejects.toMatchObject({
      code: 'sign_in_refused',
      message: 'This is not the password of an account that may sign in.',
      data: { kind: 'password' },
    })
  })

  test('is refused to whoever has no password yet, and to whoever has left', async () => {
    const without = await aWorker(on.database)
    const gone = await aPerson(on.database, 'worker', 'password')
    await leaves(gone)

    for (const user of [without, gone]) {
      await expect(signsIn(on.database, user)).rejects.toMatchObject({ code: 'sign_in_refused' })
    }
  })

  test('hashes as often for an account that is not there as for one that is', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const asked: (string | null)[] = []
    const counting = {
      hash: (secret: string) => hashing.hash(secret),
      matches: (hash: string | null, secret: string) => {
        asked.push(hash)

        return hashing.matches(hash, secret)
      },
    }
    const tries = { kind: 'password', secret: 'not the password', device: null, at: new Date() } as const

    for (const name of [user.email, 'nobody@example.com']) {
      await expect(signIn(on.database, { ...tries, name }, counting)).rejects.toThrow()
    }

    expect(asked).toEqual([expect.stringMatching(/^\$argon2id\$/), null])
  })

  test('ends where it is signed out, and everywhere', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const [here, there, elsewhere] = [
      await signsIn(on.database, user),
      await signsIn(on.database, user),
      await signsIn(on.database, user),
    ]

    await on.database.session((db) =>
      signOut(db, { user, by: 'password', id: here.signIn.id, deviceId: null }, new Date()),
    )

    expect(await behind(here.token)).toBeUndefined()
    expect(await behind(there.token)).toBeDefined()

    await on.database.session((db) => signOutEverywhere(db, user, new Date()))

    expect([await behind(there.token), await behind(elsewhere.token)]).toEqual([undefined, undefined])
  })

  test('ends without a request for long, and at its end whatever is asked', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const { token, signIn } = await signsIn(on.database, user)
    const begun = signIn.signedInAt.getTime()
    const at = (milliseconds: number) => new Date(begun + milliseconds)

    expect(await behind(token, at(signInLasts.idle - 1))).toBeDefined()
    expect(await behind(token, at(2 * signInLasts.idle - 2))).toBeDefined()
    expect(await behind(token, at(3 * signInLasts.idle))).toBeUndefined()

    const other = await signsIn(on.database, user)
    for (let past = 0; past < signInLasts.atMost; past += signInLasts.idle - 1) {
      expect(await behind(other.token, at(past))).toBeDefined()
    }
    expect(await behind(other.token, later(signInLasts.atMost + 1000))).toBeUndefined()
  })

  test('ends when its user is deactivated, and is not there any more when they come back', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const { token } = await signsIn(on.database, user)

    await leaves(user)
    expect(await behind(token)).toBeUndefined()

    await comesBack(user)
    expect(await behind(token)).toBeUndefined()
    expect(await signsIn(on.database, user)).toMatchObject({ user: { id: user.id } })
  })

  test('is not found by a token that is none', async () => {
    for (const token of ['', 'tenken_signin_', 'tenken_api_x', "' or true --", 'x'.repeat(10_000)]) {
      expect(await behind(token)).toBeUndefined()
    }
  })
})

describe('guessing', () => {
  test('waits longer each time, whether there is such an account or not, and never for good', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const begun = Date.now()

    for (const name of [user.email, 'somebody.else@example.com']) {
      const said: string[] = []
      for (const second of [0, 0, 0, 0, 0, 1, 2, 3, 4]) {
        const at = new Date(begun + 1000 * second)
        said.push(await signsIn(on.database, user, { name, secret: 'wrong', at }).catch(({ code }) => code))
      }
      expect(said).toEqual([
        ...Array(4).fill('sign_in_refused'),
        'guessed_too_often',
        'sign_in_refused',
        'guessed_too_often',
        'sign_in_refused',
        'guessed_too_often',
      ])
    }

    const at = new Date(begun + 4000 + longestDelay)
    expect(await signsIn(on.database, user, { at })).toMatchObject({ user: { id: user.id } })
  })

  test('even the right password waits, or the wait would tell it', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const at = new Date()
    for (let tries = 0; tries < 4; tries++) {
      await signsIn(on.database, user, { secret: 'wrong', at }).catch(() => {})
    }

    await expect(signsIn(on.database, user, { at })).rejects.toMatchObject({ code: 'guessed_too_often' })
  })

  test('many at once are counted one by one', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const at = new Date()

    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => signsIn(on.database, user, { secret: `guess ${n}`, at })),
    )

    const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'signed in'))
    expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(4)
    expect(codes.filter((code) => code === 'guessed_too_often')).toHaveLength(16)
  })

  test('counts of an enrolled device are its own: nobody elsewhere keeps its people waiting', async () => {
    const supervisor = await aPerson(on.database, 'supervisor', 'password')
    const worker = await aPerson(on.database, 'worker', 'password', 'pin')
    const { secret: device } = await anEnrolledDevice(supervisor)
    const at = new Date()
    for (let tries = 0; tries < 5; tries++) {
      await signsIn(on.database, worker, { secret: 'wrong', at }).catch(() => {})
    }

    await expect(signsIn(on.database, worker, { at })).rejects.toMatchObject({ code: 'guessed_too_often' })
    expect(await signsIn(on.database, worker, { at, device })).toMatchObject({ user: { id: worker.id } })
  })

  test('what is long ago is forgotten, in the table too', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    await signsIn(on.database, user, { name: 'long.ago@example.com', secret: 'wrong' }).catch(() => {})
    const count = () =>
      on.database.session((db) =>
        db.rows('select from sign_in_guesses where not_before < now() and failures > 0'),
      )
    expect(await count()).not.toEqual([])

    await signsIn(on.database, user, { at: later(guessesForgottenAfter + longestDelay) })

    expect(await count()).toEqual([])
  })
})

describe('a PIN', () => {
  test('signs in on an enrolled device, and on no other', async () => {
    const supervisor = await aPerson(on.database, 'supervisor', 'password')
    const worker = await aPerson(on.database, 'worker', 'pin')
    const device = await anEnrolledDevice(supervisor)
    const byPin = { kind: 'pin', secret: pin } as const

    const { token } = await signsIn(on.database, worker, { ...byPin, device: device.secret })

    expect(await behind(token)).toMatchObject({ user: worker, by: 'pin', deviceId: device.id })
    for (const wrong of [null, 'tenken_device_made-up', '']) {
      await expect(signsIn(on.database, worker, { ...byPin, device: wrong })).rejects.toMatchObject({
        code: 'device_not_enrolled',
      })
    }
    await expect(
      signsIn(on.database, worker, { kind: 'password', secret: pin, device: device.secret }),
    ).rejects.toMatchObject({ code: 'sign_in_refused' })
  })

  test('is nothing any more once its device is revoked, and whoever had signed in is out', async () => {
    const supervisor = await aPerson(on.database, 'supervisor', 'password')
    const worker = await aPerson(on.database, 'worker', 'pin')
    const device = await anEnrolledDevice(supervisor)
    const byPin = { kind: 'pin', secret: pin, device: device.secret } as const
    const { token } = await signsIn(on.database, worker, byPin)

    await on.database.session((db) => revokeDevice(db, { id: device.id, by: supervisor, at: new Date() }))

    expect(await behind(token)).toBeUndefined()
    await expect(signsIn(on.database, worker, byPin)).rejects.toMatchObject({ code: 'device_not_enrolled' })
  })
})

describe('a device', () => {
  const at = new Date()

  test('is enrolled once: whoever has read the code afterwards comes too late', async () => {
    const by = await aPerson(on.database, 'supervisor', 'password')
    const { code } = await on.database.session((db) => addDevice(db, { id: newId(), name: 'Line 3', by, at }))

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => on.database.session((db) => enrolDevice(db, { code, at }))),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(on.database.session((db) => enrolDevice(db, { code, at }))).rejects.toMatchObject({
      code: 'code_unusable',
    })
  })

  test('is not enrolled after a quarter of an hour, nor once it is revoked, nor by a worker', async () => {
    const by = await aPerson(on.database, 'supervisor', 'password')
    const worker = await aWorker(on.database)
    const add = (id: string, who = by) =>
      on.database.session((db) => addDevice(db, { id, name: 'Line 3', by: who, at }))
    const late = await add(newId())
    const revoked = await add(newId())
    await on.database.session((db) => revokeDevice(db, { id: revoked.device.id, by, at }))

    for (const [code, when] of [
      [late.code, new Date(at.getTime() + 15 * 60_000)],
      [revoked.code, at],
      ['', at],
    ] as const) {
      await expect(on.database.session((db) => enrolDevice(db, { code, at: when }))).rejects.toMatchObject({
        code: 'code_unusable',
      })
    }
    await expect(add(newId(), worker)).rejects.toMatchObject({ code: 'supervisor_required' })
    await expect(add(late.device.id)).rejects.toMatchObject({ code: 'id_taken' })
  })
})

describe('a reset', () => {
  const reset = (userId: string, by: User, kind: 'password' | 'pin' = 'password') =>
    on.database.session((db) => resetSecret(db, { userId, kind, by, at: new Date() }))

  test('takes the old password at once, signs out, and its code sets a new one, once', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const user = await aPerson(on.database, 'supervisor', 'password')
    const { token } = await signsIn(on.database, user)

    const { code } = await reset(user.id, admin)

    expect(await behind(token)).toBeUndefined()
    await expect(signsIn(on.database, user)).rejects.toMatchObject({ code: 'sign_in_refused' })
    const redemption = {
      name: user.email,
      kind: 'password',
      code: code.toLowerCase().replaceAll('-', ' '),
      secret: 'eight lamps at the gate',
      device: null,
      at: new Date(),
    } as const
    await redeemCode(on.database, redemption, hashing)
    await expect(redeemCode(on.database, redemption, hashing)).rejects.toMatchObject({
      code: 'code_unusable',
    })
    expect(await signsIn(on.database, user, { secret: redemption.secret })).toMatchObject({
      user: { id: user.id },
    })
  })

  test('leaves the code good where the new password is refused, and is good until then', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const user = await aWorker(on.database)
    const { code } = await reset(user.id, admin)
    const redeem = (secret: string, at = new Date()) =>
      redeemCode(on.database, { name: user.email, kind: 'password', code, secret, device: null, at }, hashing)

    await expect(redeem('too short')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await redeem('eight lamps at the gate', new Date())).toMatchObject({
      id: user.id,
    })
  })

  test('is good for a day', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const user = await aWorker(on.database)
    const { code, until } = await reset(user.id, admin)

    await expect(
      redeemCode(
        on.database,
        { name: user.email, kind: 'password', code, secret: password, device: null, at: until },
        hashing,
      ),
    ).rejects.toMatchObject({ code: 'code_unusable' })
  })

  test('a code of a PIN sets no password, that of another account nothing', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const [user, other] = [await aWorker(on.database), await aWorker(on.database)]
    const { code } = await reset(user.id, admin, 'pin')
    await reset(other.id, admin)
    const redeem = (name: string) =>
      redeemCode(
        on.database,
        { name, kind: 'password', code, secret: 'eight lamps at the gate', device: null, at: new Date() },
        hashing,
      )

    await expect(redeem(user.email)).rejects.toMatchObject({ code: 'code_unusable', data: { for: 'pin' } })
    for (const name of [other.email, 'nobody@example.com']) {
      await expect(redeem(name)).rejects.toMatchObject({ code: 'code_unusable', data: { for: null } })
    }
  })

  test('of a code that is over for a PIN, nobody is told that it was for one', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const user = await aWorker(on.database)
    const { code, until: at } = await reset(user.id, admin, 'pin')
    const redemption = {
      name: user.email,
      kind: 'password',
      code,
      secret: password,
      device: null,
      at,
    } as const

    await expect(redeemCode(on.database, redemption, hashing)).rejects.toMatchObject({
      code: 'code_unusable',
      data: { for: null },
    })
  })

  test('codes cannot be guessed for long either', async () => {
    const admin = await aPerson(on.database, 'admin', 'password')
    const user = await aWorker(on.database)
    await reset(user.id, admin)
    const at = new Date()
    const redemption = { name: user.email, kind: 'password', secret: password, device: null, at } as const

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        redeemCode(on.database, { ...redemption, code: `AAAA-AAAA-AAA${n}` }, hashing),
      ),
    )

    const codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'set'))
    expect(codes.filter((code) => code === 'guessed_too_often')).toHaveLength(4)
  })

  test('is by an admin, or of a worker by a supervisor; nobody resets their own', async () => {
    const admin = await aPerson(on.database, 'admin')
    const supervisor = await aPerson(on.database, 'supervisor')
    const worker = await aWorker(on.database)

    for (const [of, by] of [
      [admin, supervisor],
      [supervisor, supervisor],
      [supervisor, worker],
      [worker, worker],
      [admin, admin],
    ] as const) {
      await expect(reset(of.id, by)).rejects.toMatchObject({
        code: expect.stringMatching(/reset_not_allowed|_required/),
      })
    }
    expect(await reset(worker.id, supervisor, 'pin')).toMatchObject({
      code: expect.stringMatching(/^\S{14}$/),
    })
    expect(await reset(supervisor.id, admin)).toBeDefined()
  })
})

describe('one’s own password', () => {
  test('is changed by whoever knows it, and every other sign-in ends', async () => {
    const user = await aPerson(on.database, 'worker', 'password')
    const here = await signsIn(on.database, user)
    const there = await signsIn(on.database, user)
    const change = {
      user,
      kind: 'password',
      secret: 'eight lamps at the gate',
      at: new Date(),
      signIn: { id: here.signIn.id, deviceId: null },
    } as const

    await expect(
      changeSecret(on.database, { ...change, provenBy: { kind: 'password', secret: 'wrong' } }, hashing),
    ).rejects.toMatchObject({ code: 'not_proven' })
    await changeSecret(on.database, { ...change, provenBy: { kind: 'password', secret: password } }, hashing)

    expect(await behind(here.token)).toBeDefined()
    expect(await behind(there.token)).toBeUndefined()
    expect(await signsIn(on.database, user, { secret: change.secret })).toBeDefined()
  })

  test('is not changed, and not had, by whoever knows the PIN alone', async () => {
    const user = await aPerson(on.database, 'worker', 'pin')
    const change = { user, at: new Date(), signIn: { id: newId(), deviceId: null } }
    const provenBy = { kind: 'pin', secret: pin } as const

    await expect(
      changeSecret(on.database, { ...change, kind: 'password', secret: password, provenBy }, hashing),
    ).rejects.toMatchObject({ code: 'not_proven' })
    await changeSecret(on.database, { ...change, kind: 'pin', secret: '918273', provenBy }, hashing)
  })
})

describe('a signature', () => {
  test('is made by whoever proves their password in the same session (21 CFR 11.200)', async () => {
    const user = await aPerson(on.database, 'supervisor', 'password')
    const { id } = await aDraft(on.database)
    const at = new Date()
    const publish = (secret: string) =>
      signing(on.database, { user, secret, deviceId: null, at, hashing }, (db) =>
        publishSop(db, { id, supervisor: user, at }),
      )

    await expect(publish('not my password')).rejects.toMatchObject({ code: 'not_proven' })
    expect(await publish(password)).toMatchObject({ status: 'effective' })
  })

  test('is none where the password was changed meanwhile, or somebody left', async () => {
    const user = await aPerson(on.database, 'supervisor', 'password')
    const admin = await aPerson(on.database, 'admin')
    let ran = false
    const sessions = {
      count: 0,
      async session<T>(work: Parameters<typeof on.database.session<T>>[0]): Promise<T> {
        if (++this.count === 3) {
          await on.database.session((db) =>
            resetSecret(db, { userId: user.id, kind: 'password', by: admin, at: new Date() }),
          )
        }

        return on.database.session(work)
      },
    }

    await expect(
      signing(sessions, { user, secret: password, deviceId: null, at: new Date(), hashing }, async () => {
        ran = true
      }),
    ).rejects.toMatchObject({ code: 'not_proven' })
    expect(ran).toBe(false)
  })

  test('whoever has stolen a sign-in cannot try passwords without end, even where each verb is undone', async () => {
    const user = await aPerson(on.database, 'supervisor', 'password')
    const at = new Date()

    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        prove(on.database, { user, kind: 'password', secret: `guess ${n}`, deviceId: null, at }, hashing),
      ),
    )

    const codes = outcomes.map((one) => (one.status === 'rejected' ? one.reason.code : 'proven'))
    expect(codes.filter((code) => code === 'not_proven')).toHaveLength(4)
    expect(codes.filter((code) => code === 'guessed_too_often')).toHaveLength(8)
  })
})

/** By hand, as an admin would. */
async function leaves({ id }: User): Promise<void> {
  await on.database.session(async (db) => {
    db.actAs({ id })
    await db.rows('update users set deactivated_at = clock_timestamp() where id = $1', [id])
  })
}

async function comesBack({ id }: User): Promise<void> {
  const admin = await aPerson(on.database, 'admin')
  await on.database.session(async (db) => {
    db.actAs(admin)
    await db.rows('update users set deactivated_at = null where id = $1', [id])
  })
}

import { addDevice, enrolDevice } from '../application/devices.ts'
import { newId } from '../application/id.ts'
import { addUser, deactivateUser } from '../application/users.ts'
import { minutesAfter } from './days.ts'
import { type Name, people, theAdmin } from './people.ts'
import type { Plant } from './plant.ts'
import type { Script } from './play.ts'

/** The first day: the admin is on record, then everybody else. */
export async function* opens(plant: Plant, from: Date): Script {
  let at = from
  yield at
  plant.hasOnRecord(await plant.does((db) => addUser(db, { ...theAdmin, by: null, at })))
  for (const person of Object.values(people)) {
    if (person.id === theAdmin.id) continue
    at = minutesAfter(at, 1)
    yield at
    const by = plant.who('mori')
    plant.hasOnRecord(await plant.does((db) => addUser(db, { ...person, by, at: plant.now() })))
  }
}

/** A tablet that hangs at a place of work. */
export async function* hangsUp(plant: Plant, { tablet, from }: { tablet: string; from: Date }): Script {
  yield from
  const device = { id: newId(), name: tablet, by: plant.who('mori'), at: plant.now() }
  const { code } = await plant.does((db) => addDevice(db, device))
  yield minutesAfter(from, 2)
  await plant.does((db) => enrolDevice(db, { code, at: plant.now() }))
}

/** Somebody leaves the plant; what they did stays. */
export async function* leaves(plant: Plant, { who, from }: { who: Name; from: Date }): Script {
  yield from
  const leaving = { id: plant.who(who).id, by: plant.who('mori'), at: plant.now() }
  plant.hasOnRecord(await plant.does((db) => deactivateUser(db, leaving)))
}

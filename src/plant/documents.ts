import { editSop, publishSop, retireSop, reviseSop } from '../application/sop-versions.ts'
import { createSop } from '../application/sops.ts'
import type { Procedure } from '../domain/procedure.ts'
import { minutesAfter } from './days.ts'
import type { Name } from './people.ts'
import type { Plant } from './plant.ts'
import type { Script } from './play.ts'
import { type ProcedureName, readProcedure } from './procedures.ts'

interface Writing {
  procedure: ProcedureName
  by: Name
  from: Date
}

/** A draft that nobody has published yet. */
export async function* isDrafted(plant: Plant, { procedure: name, by, from }: Writing): Script {
  yield from
  const procedure = await readProcedure(name)
  await plant.does((db) => createSop(db, { procedure, author: plant.who(by), at: plant.now() }))
}

/** Written by one, and published by another after a while. */
export async function* comesIntoUse(
  plant: Plant,
  { procedure: name, by, from, publishedBy }: Writing & { publishedBy: Name },
): Script {
  yield from
  const procedure = await readProcedure(name)
  const { id } = await plant.does((db) =>
    createSop(db, { procedure, author: plant.who(by), at: plant.now() }),
  )
  yield minutesAfter(from, 40)
  await publish(plant, { name, id, by: publishedBy })
}

/** Its next version says what `edit` makes of the one in use. */
export async function* isRevised(
  plant: Plant,
  {
    procedure: name,
    by,
    from,
    publishedBy,
    edit,
  }: Writing & { publishedBy: Name; edit: (procedure: Procedure) => Procedure },
): Script {
  yield from
  const author = plant.who(by)
  const { id } = await plant.does((db) =>
    reviseSop(db, { from: plant.inUse(name).id, author, at: plant.now() }),
  )
  yield minutesAfter(from, 25)
  const procedure = edit(await readProcedure(name))
  await plant.does((db) => editSop(db, { id, procedure, author, at: plant.now() }))
  yield minutesAfter(from, 70)
  await publish(plant, { name, id, by: publishedBy })
}

/** No work starts on it any more. */
export async function* isRetired(
  plant: Plant,
  { procedure: name, by, from, reason }: Writing & { reason: string },
): Script {
  yield from
  const { id } = plant.inUse(name)
  await plant.does((db) => retireSop(db, { id, supervisor: plant.who(by), reason, at: plant.now() }))
}

async function publish(
  plant: Plant,
  { name, id, by }: { name: ProcedureName; id: string; by: Name },
): Promise<void> {
  await plant.does((db) => publishSop(db, { id, supervisor: plant.who(by), at: plant.now() }))
  await plant.takesIntoUse(name, id)
}

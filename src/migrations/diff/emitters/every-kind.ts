import type { Described, Kind } from '../../catalog/object.ts'
import type { Emitter } from '../emitter.ts'
import { columnEmitter } from './column.ts'
import { constraintEmitter } from './constraint.ts'
import { defaultEmitter } from './default.ts'
import { domainEmitter } from './domain.ts'
import { enumEmitter } from './enum.ts'
import { otherEmitter } from './other.ts'
import { ownershipEmitter } from './ownership.ts'
import { policyEmitter } from './policy.ts'
import { replicaEmitter } from './replica.ts'
import { routineEmitter } from './routine.ts'
import { sequenceEmitter } from './sequence.ts'
import { tableEmitter } from './table.ts'
import { indexEmitter } from './table-index.ts'
import { triggerEmitter } from './trigger.ts'
import { viewEmitter } from './view.ts'

const emitters: { readonly [K in Kind]: Emitter<K> } = {
  table: tableEmitter,
  column: columnEmitter,
  default: defaultEmitter,
  constraint: constraintEmitter,
  index: indexEmitter,
  replica: replicaEmitter,
  trigger: triggerEmitter,
  policy: policyEmitter,
  routine: routineEmitter,
  view: viewEmitter,
  sequence: sequenceEmitter,
  ownership: ownershipEmitter,
  enum: enumEmitter,
  domain: domainEmitter,
  other: otherEmitter,
}

export function emitterOf<K extends Kind>(object: Described<K>): Emitter<K> {
  return emitters[object.kind]
}

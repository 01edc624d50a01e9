import { addDevice, enrolDevice, listDevices, revokeDevice } from '../application/devices.ts'
import { inputs } from '../contract/inputs.ts'
import { deviceCookie } from './cookies.ts'
import { route } from './route.ts'
import { knocking, reading, writing } from './sessions.ts'

/** Tablets and phones of the plant, on which people sign in by PIN. */
export const devices = {
  list: route({
    method: 'get',
    path: '/devices',
    summary: 'Every device, the newest first, also those that are revoked',
    may: 'look after devices',
    session: reading,
    run: ({ db }) => listDevices(db),
    document: { as: 'devices', of: (found) => ({ devices: found }) },
  }),
  add: route({
    method: 'put',
    path: '/devices/{id}',
    summary: 'Make a one-time code with which a device is enrolled within a quarter of an hour',
    may: 'look after devices',
    body: inputs.addDevice,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body: { name } }) => addDevice(db, { id, name, by: actor, at }),
    document: { as: 'addedDevice', of: (added) => added },
  }),
  enrol: route({
    method: 'post',
    path: '/device-enrolments',
    summary: 'Enrol the device that asks, with the one-time code; its cookie is kept from then on',
    may: 'anyone',
    body: inputs.enrolDevice,
    repeats: 'freely',
    session: knocking,
    run: ({ database, at }, { body: { code } }) => database.session((db) => enrolDevice(db, { code, at })),
    document: { as: 'enrolledDevice', of: ({ device }) => ({ device }) },
    headers: ({ secret }, { secure }) => deviceCookie(secret, { secure }),
  }),
  revoke: route({
    method: 'post',
    path: '/devices/{id}/revoke',
    summary: 'Let nobody sign in on a device any more; whoever has is signed out',
    may: 'look after devices',
    body: inputs.revokeDevice,
    session: writing,
    run: ({ db, actor, at }, { path: { id } }) => revokeDevice(db, { id, by: actor, at }),
    document: { as: 'enrolledDevice', of: (device) => ({ device }) },
  }),
}

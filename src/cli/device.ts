import { addDevice, listDevices, revokeDevice } from '../application/devices.ts'
import { deviceReferredTo } from '../application/references.ts'
import { command, noun } from './command.ts'
import { sayDevices } from './device/list.ts'
import { localTime } from './output/time.ts'
import { plain } from './output/width.ts'
import { required, text } from './parameters.ts'
import { reference } from './references.ts'
import { acting, reading } from './sessions.ts'

/** `tenken device …`: tablets and phones of the plant, on which people sign in by PIN. */
export const device = noun({
  help: ({ device }) => device.commands,
  examples: [
    'tenken device add --name "Tablet 3" --as mori@example.com',
    'tenken device list',
    'tenken device revoke 1a2b3c4d --as mori@example.com',
  ],
  commands: {
    add: command({
      options: { name: required(text()) },
      session: acting,
      run: ({ db, actor, id, at }, { name }) => addDevice(db, { id, name, by: actor, at }),
      document: { as: 'addedDevice', of: (added) => added },
      say: ({ device: { name, codeUntil }, code }, { texts }) =>
        plain(texts.device.added(name, code, codeUntil ? localTime(codeUntil) : '')),
    }),
    list: command({
      session: reading,
      run: ({ db }) => listDevices(db),
      document: { as: 'devices', of: (devices) => ({ devices }) },
      say: sayDevices,
    }),
    revoke: command({
      arguments: { device: reference(deviceReferredTo, ({ device }) => device.reference) },
      session: acting,
      run: ({ db, actor, at }, { device }) => revokeDevice(db, { id: device, by: actor, at }),
      document: { as: 'enrolledDevice', of: (device) => ({ device }) },
      say: ({ name }, { texts }) => plain(texts.device.revoked(name)),
    }),
  },
})

export const device = {
  description: 'Tablets and phones of the plant, on which people sign in by PIN.',
  reference: 'a device: its id, or the beginning or end of it',
  commands: {
    add: {
      about:
        'Make a one-time code, with which a device is enrolled within a quarter of an hour. Supervisors and admins do.',
      name: 'as it is labelled',
    },
    list: { about: 'List the devices, the newest first.' },
    revoke: { about: 'Let nobody sign in on a device any more; whoever has is signed out.' },
  },
  added: (name: string, code: string, until: string) =>
    `The code ${code} enrols ${name} until ${until}: enter it at /enrol on that device. It is told this once.`,
  revoked: (name: string) => `Nobody signs in on ${name} any more.`,
  stands: {
    revoked: (at: string) => `revoked ${at}`,
    enrolled: (at: string) => `enrolled ${at}`,
    waiting: (until: string) => `waits for its code until ${until}`,
    never: 'never enrolled',
  },
  none: 'There is no device yet. Add one: tenken device add --help',
}

export const user = {
  description: 'The people who work, supervise and write procedures.',
  commands: {
    add: {
      about: 'Put a person on record.',
      email: 'how the person is named in --as',
      name: 'as it shall stand in the records',
      role: 'what the person may do',
    },
    list: { about: 'List the people on record.' },
  },
  added: (name: string, email: string, role: string) => `${name} <${email}> is on record as ${role}.`,
  none: 'Nobody is on record yet. Add a person: tenken user add --help',
  deactivatedMark: '(deactivated)',
}

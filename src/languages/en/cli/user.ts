export const user = {
  description: 'The people who work, supervise and write procedures.',
  reference: 'a user: the email, the employee number, the id, or the beginning or end of it',
  commands: {
    add: {
      about:
        'Put a person on record. Admins add anybody, supervisors workers; the first of all is a supervisor or an admin.',
      email: 'how the person is named in --as; an email or an employee number is needed',
      employeeNumber: 'another way to name them, for people without an email',
      name: 'as it shall stand in the records',
      role: 'what the person may do; an auditor reads everything and changes nothing',
    },
    list: { about: 'List the people on record.' },
    show: { about: 'Show one person.' },
    rename: {
      about: 'Change what a person is called, or told apart by.',
      name: 'as it shall stand in the records from now on',
      email: 'the new email',
      employeeNumber: 'the new employee number',
    },
    'change-role': {
      about: 'Change what a person may do. Nobody changes their own role.',
      role: 'the new role',
    },
    deactivate: { about: 'Let a person do nothing any more; what they did stays on record.' },
    reactivate: { about: 'Let a person act again.' },
    'set-password': {
      about:
        'Set somebody’s password, as they enter it here: twice and unseen, or as the one line of stdin. Whoever runs Tenken may.',
    },
    'set-pin': {
      about: 'Set somebody’s PIN, as they enter it here. It is good on an enrolled device only.',
    },
    'reset-password': {
      about:
        'Take somebody’s password away, for a one-time code with which they set a new one within a day. Admins reset everybody’s but their own, supervisors those of workers.',
    },
    'reset-pin': { about: 'The same of a PIN.' },
  },
  added: (name: string, knownBy: string, role: string) => `${name} <${knownBy}> is on record as ${role}.`,
  renamed: (name: string, knownBy: string) => `On record as ${name} <${knownBy}>.`,
  roleChanged: (name: string, role: string) => `${name} is ${role} now.`,
  deactivated: (name: string) => `${name} is deactivated.`,
  reactivated: (name: string) => `${name} is active.`,
  secret: {
    asked: {
      password: (name: string) => `New password of ${name} (15 characters or more, not shown):`,
      pin: (name: string) => `New PIN of ${name} (6 to 12 digits, not shown):`,
    },
    again: 'The same again:',
    set: {
      password: (name: string) => `${name} has a new password, and is signed out everywhere.`,
      pin: (name: string) => `${name} has a new PIN, and is signed out everywhere.`,
    },
    reset: {
      password: (code: string, until: string) =>
        `The code ${code} sets a new password until ${until}. It is told this once: hand it over.`,
      pin: (code: string, until: string) =>
        `The code ${code} sets a new PIN until ${until}, on an enrolled device. It is told this once: hand it over.`,
    },
  },
  facts: {
    role: 'Role',
    email: 'Email',
    employeeNumber: 'Employee number',
    id: 'Id',
    added: 'Added',
    changed: 'Last change',
    deactivated: 'Deactivated',
  },
  none: 'Nobody is on record yet. Add a person: tenken user add --help',
  deactivatedMark: '(deactivated)',
}

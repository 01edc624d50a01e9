export const token = {
  description: 'What machines sign in with over HTTP.',
  reference: 'a token: its id, or the beginning or end of it',
  commands: {
    add: {
      about:
        'Make a token, in whose name a machine acts; it is printed this once. Admins make them, for a user that nobody signs in as, or for themselves.',
      name: 'which machine or program has it',
      scope: 'what it is good for, at most what the role of its user allows; nothing is signed with it',
      expires: 'a date or a time, a year ahead at most',
    },
    list: { about: 'List the tokens, without what they are; for admins.' },
    revoke: { about: 'Make a token good for nothing.' },
  },
  added: ({ id, name, scopes, until }: { id: string; name: string; scopes: string[]; until: string }) =>
    `Token ${id} (${name}) is good for ${scopes.join(', ')} until ${until}. It is told this once, and nobody can look it up.`,
  revoked: (name: string) => `${name} is good for nothing any more.`,
  columns: { actsAs: 'ACTS AS', scopes: 'GOOD FOR', expires: 'EXPIRES', lastUsed: 'LAST USED' },
  stands: { revoked: 'revoked', expired: 'expired' },
  none: 'There is no token yet. Make one: tenken token add --help',
}

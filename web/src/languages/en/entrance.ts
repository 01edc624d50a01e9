export const redeem = {
  title: 'Set a password or PIN',
  lead: 'With the one-time code that your supervisor gave you.',
  code: 'One-time code',
  kind: 'What you set',
  secret: { password: 'New password', pin: 'New PIN' },
  hint: {
    password: '15 characters or more. Several words are easy to keep in mind.',
    pin: '6 to 12 digits. It works on this enrolled device.',
  },
  go: 'Set it',
  done: 'It is set. Sign in with it now.',
}

export const firstStart = {
  title: 'The first person',
  lead: 'Nobody is on record here yet. You will be the admin, and add the others.',
  code: 'Code from the terminal',
  codeHint: 'The server printed it when it started.',
  name: 'Your name',
  nameHint: 'As it will stand below what you sign.',
  email: 'E-mail',
  password: 'Password',
  passwordHint: '15 characters or more. You are asked for it again each time you sign.',
  go: 'Begin',
  done: 'You are on record. Sign in with your password.',
}

export const enrol = {
  title: 'Enrol this device',
  lead: 'Then people can sign in on it with a PIN.',
  code: 'One-time code of the device',
  go: 'Enrol',
  done: (name: string) => `This device is enrolled as “${name}”.`,
}

export const ownSecret = {
  title: 'Your password and PIN',
  current: 'What you signed in with: password or PIN',
  go: 'Change it',
  done: 'It is changed. Wherever else you were signed in, you no longer are.',
}

export const demo = {
  title: 'Demo plant',
  lead: 'Nobody real works here. Touch a name to be that person.',
  secrets: 'To sign, each of them types:',
}

export const left = {
  ended: 'You were signed out. Sign in again, and it goes on where it was.',
  unsent: (count: number) =>
    count === 1
      ? 'One answer on this device is not sent yet. It is safe, and sent once whoever gave it signs in.'
      : `${count} answers on this device are not sent yet. They are safe, and sent once whoever gave them signs in.`,
}

export const account = {
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  keeping: 'On this device',
  signOutEverywhere: 'Sign out everywhere',
  unsent: (count: number) =>
    count === 1 ? 'One answer is not sent yet' : `${count} answers are not sent yet`,
  unsentText:
    'What is not sent stays on this device, and is sent when you sign in here again. Stay signed in, and it is sent as soon as there is a connection.',
  signOutAnyway: 'Sign out all the same',
  stillHere: 'You are still signed in',
  stillHereText:
    'Signing out takes the server, which does not answer now. Until then whoever holds this device can work in your name: keep it with you, and try again when the connection is back.',
}

export const here = {
  someoneElse: 'Somebody else',
  forget: (name: string) => `Take ${name} off this list`,
  erase: 'Erase',
  digits: (count: number) => `${count} ${count === 1 ? 'digit' : 'digits'} typed`,
}

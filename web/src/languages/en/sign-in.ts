export const signIn = {
  title: 'Sign in',
  lead: 'Look, point, say it, on record.',
  who: 'E-mail or employee number',
  whoHint: 'As your supervisor gave it to you.',
  password: 'Password',
  pin: 'PIN',
  withPin: 'With a PIN',
  withPassword: 'With a password',
  people: 'Who are you?',
  someoneElse: 'Somebody else',
  forget: (name: string) => `Take ${name} off this list`,
  erase: 'Erase',
  digits: (count: number) => `${count} ${count === 1 ? 'digit' : 'digits'} typed`,
  go: 'Sign in',
  code: 'I have a one-time code',
  ended: 'You were signed out. Sign in again, and it goes on where it was.',
  unsent: (count: number) =>
    count === 1
      ? 'One answer on this device is not sent yet. It is safe, and sent once whoever gave it signs in.'
      : `${count} answers on this device are not sent yet. They are safe, and sent once whoever gave them signs in.`,
  needName: 'Say who you are.',
  needPassword: 'Type your password.',
  needPin: 'Type your PIN.',
}

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
  needName: 'Say who you are.',
  needPassword: 'Type your password.',
  needPin: 'Type your PIN.',
}

export const demo = {
  title: 'Demo plant',
  lead: 'Nobody real works here. Touch a name to be that person.',
  secrets: 'To sign, each of them types:',
}

export const signing = {
  title: 'Your signature',
  by: (name: string) => `Signed by ${name}`,
  password: 'Your password',
  final: 'This is final. Nobody, including you, can change the record afterwards.',
  needPassword: 'Type your password to sign.',
  demo: (password: string) => `In this demo it is: ${password}`,
}

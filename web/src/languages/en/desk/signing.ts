export const signing = {
  title: 'Your signature',
  by: (name: string) => `Signed by ${name}`,
  password: 'Your password',
  final: 'A signature is final. Nobody, including you, can take it back.',
  needPassword: 'Type your password to sign.',
  demo: (password: string) => `In this demo it is: ${password}`,
}

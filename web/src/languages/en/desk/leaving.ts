export const leaving = {
  title: 'Leave without saving?',
  text: 'What was changed since it was last saved is lost.',
  stay: 'Go on editing',
  leave: 'Leave without saving',
}

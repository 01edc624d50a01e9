export const board = {
  live: 'Live',
  atWork: (count: number) =>
    count === 0 ? 'Nobody at work' : count === 1 ? '1 piece of work' : `${count} pieces of work`,
  lost: 'The connection is lost. This is what was last known; it goes on by itself.',
  unavailable: 'The database does not answer now. This is what was last known; it goes on by itself.',
  notYet: 'Tenken can’t be reached now. The board comes by itself.',
  nobody: 'Nobody is at work now',
  nobodyText: 'As soon as somebody begins, they stand here, without anything to press.',
  progress: 'Steps done',
  step: (number: number, count: number) => `Step ${number} of ${count}`,
  allDone: (count: number) => `All ${count} steps done`,
  problem: 'Problem reported',
  quoted: (text: string) => `“${text}”`,
  flags: (count: number) => `${count} flagged`,
  atThisStep: (time: string) => `${time} at this step`,
  pausedFor: (time: string) => `Paused for ${time}`,
  more: 'There is more work than is shown here; all of it is in the records.',
}

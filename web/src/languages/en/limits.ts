export const limits = {
  left: (left: number) => `Room for ${left} more ${left === 1 ? 'character' : 'characters'}`,
  tooLong: (most: number, over: number) =>
    `It may have ${most} characters at most: ${over} ${over === 1 ? 'is' : 'are'} too many.`,
}

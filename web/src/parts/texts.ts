/** The first line of what a step says, and what stands below it. */
export function headingIn(description: string): { heading: string; body: string } {
  const [heading = '', ...rest] = description.trim().split('\n')

  return { heading, body: rest.join('\n').trim() }
}

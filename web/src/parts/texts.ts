/** The first line of what a step says, and what stands below it. */
export function headingIn(description: string): { heading: string; body: string } {
  const [heading = '', ...rest] = description.trim().split('\n')

  return { heading, body: rest.join('\n').trim() }
}

/** A step's heading as its name within a sentence, which has a full stop of its own. */
export function nameIn(heading: string): string {
  return heading.trim().replace(/[.。．]+$/u, '')
}

interface Said {
  description: string
  hazards: readonly { description: string; mitigation: string | null }[]
}

/** The same as it is shown above its hazards: less the lines that announce one of them and say no more, and without asterisks for bold. */
export function shownOf({ description, hazards }: Said): { heading: string; body: string } {
  const { heading, body } = headingIn(description)
  const told = hazards.flatMap((hazard) => [
    lettersOf(hazard.description),
    lettersOf(hazard.description + (hazard.mitigation ?? '')),
  ])
  const lines = body.split('\n').filter((line) => !told.some((hazard) => onlyAnnounces(line, hazard)))

  return { heading: plain(heading), body: plain(lines.join('\n').trim()) }
}

const announced = /^(?:\d{1,2}|[a-z])?(?:(?:danger|warning|caution|hazard|notice)s?|危険|警告|注意|留意)?$/u

function onlyAnnounces(line: string, hazard: string): boolean {
  const letters = lettersOf(line)

  return (
    hazard !== '' &&
    letters.endsWith(hazard) &&
    announced.test(letters.slice(0, letters.length - hazard.length))
  )
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

function plain(text: string): string {
  return text.replace(/\*\*(\S(?:.*?\S)?)\*\*/gu, '$1')
}

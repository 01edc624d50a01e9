/**
 * What would end in a stack overflow if reading recursed, or take minutes where it is larger if it took more than linear
 * time (`npm run bench -- documents`).
 */
export const shapes: Record<string, string> = {
  'steps with hazards': '1. Turn the handle and *look* at the dial\n   a. Caution: hot\n\n',
  'loose items': '1. a\n\n',
  bullets: '- a\n',
  'blank lines': '\n',
  headings: '### Steps\n1. a\n',
  'bold lines': '**Day**\n\n1. a\n\n',
  'nested headings': '## A\n\nx\n\n### B\n\n#### C\n\n1. a\n',
  'safety sections': '## Safety\n\nIt burns. Wear gloves.\n\n',
  'one long line of markers': '1. ',
  'one long line of quotes': '> ',
  'one long line of brackets': '[',
  'one long line of white space': ' \t',
  'one long line of emphasis': '*a **a ',
  'one long line of marks': 'Caution: hot. ',
  'one long line of exclamations': 'Danger! ',
  'one long line of rules': '- ',
  'unclosed fences': '```\n',
  'unclosed comments': '<!-- a\n',
  'table rows': '| a | b |\n',
  tables: '| a | b |\n|---|---|\n',
  'tables of hazards': '| Hazard | Measure |\n|---|---|\n| a | b |\n\n',
  'unclosed tables in HTML': '<table>\n',
  'tables in HTML': '<table><tr><td>a</td></tr></table>\n',
  'one long line of cells': '<td>a ',
  'unclosed containers': ':::danger\n',
  'nested boxes': '<div class="warning">\n',
  'warnings that announce lists': '**WARNINGS:**\n\n- a\n\n',
  'safety between tasks': '## Safety\n\nx\n\n## S\n1. a\n',
  'headings as steps': '### Step 1: x\n\ny\n\n',
  'circled numbers': '① a\n',
  'one long line of signs': '⚠',
  'one long line of words': '危険',
  'one long line of colons': ': ',
  'one long line of levels': '1.1.',
  'lines of spaces': `${' '.repeat(200)}x\n`,
  underlines: 'a\n===\n',
  backslashes: '\\',
  digits: '1',
}

/** A document of about so many characters whose steps are followed by one part again and again. */
export function madeOf(part: string, size: number): string {
  const start = '# Title\n\n## Procedure\n\n1. first\n\n'

  return start + part.repeat((size - start.length) / part.length)
}

const quoted = /^(?<lead>[^「『"“]*)(?<quote>「.+」|『.+』|"[^"]+"|“[^”]+”)(?:と.{0,12})?[。.]?$/su

/** What is pointed at, and what is called; all of it is called where nothing stands in quotes. */
export function callIn(expectedAction: string): { lead: string | null; call: string } {
  const { lead = '', quote = '' } = quoted.exec(expectedAction.trim())?.groups ?? {}
  if (!quote) return { lead: null, call: expectedAction.trim() }

  return { lead: lead.trim().replace(/[、,:：]$/u, '') || null, call: quote.slice(1, -1) }
}

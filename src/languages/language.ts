/** The languages that Tenken speaks. */
export const languages = ['en', 'ja'] as const
export type Language = (typeof languages)[number]

/** TENKEN_LANG decides, else the locale as POSIX ranks it: LC_ALL, LC_MESSAGES, LANG. English where none is spoken here. */
export function chooseLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = env['TENKEN_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''

  return spoken(wanted) ?? 'en'
}

/** The language of a locale such as ja_JP.UTF-8; undefined where it is not spoken here. */
export function spoken(locale: string): Language | undefined {
  const [name] = locale.toLowerCase().split(/[_.@-]/)

  return languages.find((language) => language === name)
}

/** The language that a reader likes best of those spoken here, by their Accept-Language (RFC 9110, 12.5.4); else English. */
export function acceptedLanguage(header: string | null): Language {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [range = '', weight = 'q=1'] = part.split(';').map((word) => word.trim().toLowerCase())
    const q = /^q=([01](?:\.\d{0,3})?)$/.exec(weight)?.[1]
    const [name] = range.split('-')
    const language = name === '*' ? 'en' : languages.find((one) => one === name)

    return language && Number(q) > 0 ? [{ language, q: Number(q) }] : []
  })

  return wanted.sort((one, other) => other.q - one.q)[0]?.language ?? 'en'
}

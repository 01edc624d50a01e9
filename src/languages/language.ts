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

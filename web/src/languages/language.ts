export const languages = ['en', 'ja'] as const
export type Language = (typeof languages)[number]

export const nameOf: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' }

const kept = 'tenken.language'

/** What somebody chose on this device, else the first that the browser asks for and the page speaks; else English. */
export function chosenLanguage(): Language {
  const wanted = [localStorage.getItem(kept) ?? '', ...navigator.languages]
  const spoken = wanted.flatMap((tag) => languages.filter((one) => tag.toLowerCase().split('-')[0] === one))

  return spoken[0] ?? 'en'
}

/** The page begins anew in that language: what is typed is lost, what is recorded isn't. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(kept, language)
  location.reload()
}

/** The language as the reader's region writes its dates and numbers: en-GB, where the browser asks for it. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language
}

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const kept = 'tenken.theme'

/** What somebody chose on this device; as the device is unless they did. */
export function chosenTheme(): Theme {
  return themes.find((theme) => theme === localStorage.getItem(kept)) ?? 'auto'
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(kept, theme)
  followTheme()
}

export function followTheme(): void {
  const theme = chosenTheme()
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

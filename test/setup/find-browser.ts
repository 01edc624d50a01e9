import { existsSync } from 'node:fs'

/** Where Debian, Ubuntu, Fedora, Arch and macOS have one. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium of this machine, or the one that `TENKEN_TEST_BROWSER` names; undefined where there is none. */
export function findBrowser(): string | undefined {
  return [process.env['TENKEN_TEST_BROWSER'] ?? '', ...places].find((place) => existsSync(place))
}

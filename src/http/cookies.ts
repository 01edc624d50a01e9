import { serialize } from 'hono/utils/cookie'
import { cookies } from './sign-in.ts'

/** Whether the browser speaks TLS: over plain HTTP it would not send a cookie that is for TLS alone. */
interface Over {
  secure: boolean
}

const always = { httpOnly: true, sameSite: 'Strict', path: '/' } as const

/** What a browser keeps of a sign-in until it ends by itself. */
export function signInCookie(token: string, until: Date, over: Over): Record<string, string> {
  return { 'set-cookie': named(cookies.signIn, token, { ...over, expires: until }) }
}

export function noSignInCookie(over: Over): Record<string, string> {
  return { 'set-cookie': named(cookies.signIn, '', { ...over, expires: new Date(0) }) }
}

/** A device stays enrolled until somebody revokes it. In seconds: as long as browsers keep a cookie. */
export function deviceCookie(secret: string, over: Over): Record<string, string> {
  return { 'set-cookie': named(cookies.device, secret, { ...over, maxAge: 400 * 24 * 60 * 60 }) }
}

function named(
  name: string,
  value: string,
  { secure, ...lasting }: Over & { expires?: Date; maxAge?: number },
): string {
  return secure
    ? serialize(name, value, { ...always, ...lasting, secure: true, prefix: 'host' })
    : serialize(name, value, { ...always, ...lasting })
}

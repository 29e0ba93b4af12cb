/** `__Host-` binds a cookie to exactly one host over TLS: a sibling tenant can neither read nor plant it (R15). */
export const accessCookie = "__Host-session"
export const refreshCookie = "__Host-refresh"
/** Between the password and the second factor. */
export const pendingCookie = "__Host-pending"
/** Outlives sessions: tells a browser that signed in before from one that guesses (R22). */
export const deviceCookie = "__Host-device"

const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax"
const setCookie = (name: string, value: string, seconds: number) =>
  `${name}=${value}; Max-Age=${seconds}; ${attributes}`

export const sessionCookies = (access: string, refresh: string, seconds: number) => [
  setCookie(accessCookie, access, seconds),
  setCookie(refreshCookie, refresh, seconds),
]
export const pendingCookies = (pending: string, seconds: number) => [
  setCookie(pendingCookie, pending, seconds),
]
export const deviceCookies = (device: string, seconds: number) => [setCookie(deviceCookie, device, seconds)]
export const endedPending = () => setCookie(pendingCookie, "", 0)
export const endedCookies = () => [setCookie(accessCookie, "", 0), setCookie(refreshCookie, "", 0)]

/** The first cookie of that name, or undefined. */
export function readCookie(cookies: string[] | undefined, name: string) {
  const found = cookies?.find((cookie) => cookie.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}

import { query, revalidate } from "@solidjs/router"
import type { Account, ChangePassword, SessionList, UpdateProfile } from "../../../shared/accounts.ts"
import type { LinkView } from "../../../shared/links.ts"
import type { CeremonyOptions, NewTotp, Prove, RecoveryCodes } from "../../../shared/second-factors.ts"
import type { Done } from "../../../shared/sessions.ts"
import { send } from "../lib/api.ts"

/** One's own access: the same paths on the staff's host and on every portal's. */
const own = "/api/auth/account"

export const getAccount = query(() => send<Account>("GET", own), "account")
export const getSessions = query(() => send<SessionList>("GET", `${own}/sessions`), "sessions")
export const reloadAccount = () => revalidate([getAccount.key, getSessions.key, "self"])

export const account = {
  profile: (input: UpdateProfile) => send<unknown>("PUT", `${own}/profile`, input),
  password: (input: ChangePassword) => send<unknown>("PUT", `${own}/password`, input),
  email: (email: string) => send<Done>("POST", `${own}/email`, { email }),
  prove: (proof: Prove) => send<Done>("POST", `${own}/prove`, proof),
  proveOptions: () => send<CeremonyOptions>("POST", `${own}/prove/options`, {}),
  endSession: (id: string) => send<unknown>("DELETE", `${own}/sessions/${encodeURIComponent(id)}`),
  signOutEverywhere: () => send<unknown>("POST", `${own}/sign-out-everywhere`, {}),
}

export const factors = {
  startApp: () => send<NewTotp>("POST", `${own}/totp`, {}),
  confirmApp: (code: string) => send<RecoveryCodes>("POST", `${own}/totp/confirm`, { code }),
  removeApp: () => send<unknown>("DELETE", `${own}/totp`),
  passkeyOptions: () => send<CeremonyOptions>("POST", `${own}/passkeys/options`, {}),
  addPasskey: (name: string, passkey: object) =>
    send<RecoveryCodes>("POST", `${own}/passkeys`, { name, passkey }),
  removePasskey: (id: string) => send<unknown>("DELETE", `${own}/passkeys/${encodeURIComponent(id)}`),
  renewCodes: () => send<RecoveryCodes>("POST", `${own}/recovery-codes`, {}),
}

export const emailChange = {
  look: (token: string) => send<LinkView>("POST", "/api/auth/email-change/look", { token }),
  confirm: (token: string) => send<Done>("POST", "/api/auth/email-change", { token }),
}

import type { SecondFactor } from "../../shared/second-factors.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import type { Entry } from "../logins/enter.ts"
import { type Login, secondFactorsOf } from "../logins/store.ts"
import { aboutPerson, type Person } from "../people/people.ts"
import type { Purpose } from "./passkeys/challenges.ts"
import { verifySigned } from "./passkeys/verification.ts"
import { recoveryHash } from "./recovery.ts"
import { unseal } from "./sealing.ts"
import { stepOf } from "./totp.ts"

/** Whose second factor is asked for, where and what for. */
export type Asking = { ctx: Ctx; login: Login; person: Person; host: string; purpose: Purpose }

/** What becomes true by a factor that is right. The sign-in's row always changes: its version lets a factor in once. */
export type Taken = Required<Pick<Entry, "loginChanges" | "writes">>

async function takeCode({ ctx, login }: Asking, code: string): Promise<Taken | undefined> {
  if (!login.totp) return undefined
  const { sealed, lastStep } = login.totp
  const step = stepOf(await unseal(sealed, login.id), code, ctx.now, lastStep)
  return step === undefined ? undefined : { loginChanges: { totp: { sealed, lastStep: step } }, writes: [] }
}

async function takePasskey({ ctx, login, host, purpose }: Asking, given: object): Promise<Taken | undefined> {
  const verified = await verifySigned(ctx, login, { host, purpose }, given)
  if (!verified) return undefined
  const { passkey, write } = verified
  const passkeys = login.passkeys.map((each) => (each.id === passkey.id ? passkey : each))
  return { loginChanges: { passkeys }, writes: [write] }
}

function takeRecoveryCode({ ctx, login, person }: Asking, code: string): Taken | undefined {
  const hash = recoveryHash(code)
  if (!secondFactorsOf(login).includes("recoveryCode") || !login.recoveryCodes.includes(hash))
    return undefined
  const recoveryCodes = login.recoveryCodes.filter((each) => each !== hash)
  const facts = { left: recoveryCodes.length }
  return {
    loginChanges: { recoveryCodes },
    writes: [event(ctx, "recoveryCode.used", { ...aboutPerson(person), facts })],
  }
}

/** Undefined for a factor that is wrong, spent, or not one of this sign-in's. */
export async function takeFactor(asking: Asking, given: SecondFactor): Promise<Taken | undefined> {
  const { code, passkey, recoveryCode } = given
  if (code !== undefined) return takeCode(asking, code)
  if (passkey !== undefined) return takePasskey(asking, passkey)
  if (recoveryCode !== undefined) return takeRecoveryCode(asking, recoveryCode)
  return undefined
}

import { createHash } from "node:crypto"
import type { Ctx } from "../../context.ts"
import type { Login } from "../../logins/store.ts"
import { library, timeout, userVerification } from "./ceremony.ts"
import { keepChallenge, type Purpose } from "./challenges.ts"

const described = ({ passkeys }: Login) => passkeys.map(({ id, transports }) => ({ id, transports }))

/** The same for one sign-in always, and says nothing about it. */
const handleOf = (ctx: Ctx, login: Login) =>
  new Uint8Array(createHash("sha256").update(`${ctx.tenantId}|${login.id}`).digest())

type For = { host: string; company: string; email: string; name: string }

/** What the browser is to create a passkey for. `host` has no port: that is what WebAuthn calls the RP ID. */
export async function optionsToAdd(ctx: Ctx, login: Login, { host, company, email, name }: For) {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: company,
    rpID: host,
    userID: handleOf(ctx, login),
    userName: email,
    userDisplayName: name,
    timeout,
    excludeCredentials: described(login),
    authenticatorSelection: { residentKey: "preferred", userVerification },
  })
  await keepChallenge(ctx, options.challenge, login.id, "add")
  return { options: { ...options } }
}

/** What the browser is to have signed by one of the sign-in's passkeys. */
export async function optionsToSign(ctx: Ctx, login: Login, host: string, purpose: Purpose) {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: host,
    timeout,
    allowCredentials: described(login),
    userVerification,
  })
  await keepChallenge(ctx, options.challenge, login.id, purpose)
  return { options: { ...options } }
}

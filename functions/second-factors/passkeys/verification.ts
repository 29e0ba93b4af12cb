import type { Ctx } from "../../context.ts"
import { addressOf } from "../../env.ts"
import type { Login, StoredPasskey } from "../../logins/store.ts"
import type { Write } from "../../store/table.ts"
import { Created, challengeIn, library, Signed, unlessRefused } from "./ceremony.ts"
import { type Challenge, challenges, findChallenge, type Purpose } from "./challenges.ts"

/** A passkey as it is from now on, and the write that uses the challenge up. */
type Verified = { passkey: StoredPasskey; write: Write }

type Asked = { host: string; purpose: Purpose }

async function challengeFor(ctx: Ctx, login: Login, purpose: Purpose, clientData: string) {
  const signed = await unlessRefused(async () => challengeIn(clientData))
  return signed && (await findChallenge(ctx, signed, login.id, purpose))
}

const expected = (host: string, { id }: Challenge) => ({
  expectedChallenge: id,
  expectedOrigin: addressOf(host),
  expectedRPID: host,
  requireUserVerification: false,
})

/**
 * We ask for no attestation. One that comes with certificates would only be parsers for strangers to play with, and
 * addresses of revocation lists for the library to fetch.
 */
async function hasCertificates(attestationObject: string) {
  const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers")
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, "base64url")))
  const format = attestation.get("fmt")
  return format !== "none" && (format !== "packed" || attestation.get("attStmt").get("x5c") !== undefined)
}

/** The passkey that was created, where the browser's answer to `optionsToAdd` holds. */
export async function verifyCreated(
  ctx: Ctx,
  login: Login,
  host: string,
  { name, passkey: given }: { name: string; passkey: unknown },
): Promise<Verified | undefined> {
  const { data: response } = Created.safeParse(given)
  const challenge = response && (await challengeFor(ctx, login, "add", response.response.clientDataJSON))
  if (!challenge) return undefined
  const { verifyRegistrationResponse } = await library()
  const credential = await unlessRefused(async () => {
    if (await hasCertificates(response.response.attestationObject)) return undefined
    const verified = await verifyRegistrationResponse({ response, ...expected(host, challenge) })
    return verified.registrationInfo?.credential
  })
  if (!credential) return undefined
  const { id, publicKey, counter } = credential
  const passkey = {
    id,
    name,
    createdAt: ctx.now,
    publicKey: Buffer.from(publicKey).toString("base64url"),
    counter,
    transports: response.response.transports,
  }
  return { passkey, write: challenges.remove(ctx, challenge) }
}

/** The passkey that signed, where the browser's answer to `optionsToSign` holds. A counter that went back is a copy's. */
export async function verifySigned(
  ctx: Ctx,
  login: Login,
  { host, purpose }: Asked,
  given: unknown,
): Promise<Verified | undefined> {
  const { data: response } = Signed.safeParse(given)
  const passkey = login.passkeys.find(({ id }) => id === response?.id)
  const challenge =
    response && passkey && (await challengeFor(ctx, login, purpose, response.response.clientDataJSON))
  if (!challenge) return undefined
  const { verifyAuthenticationResponse } = await library()
  const { id, counter } = passkey
  const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, "base64url"))
  const newCounter = await unlessRefused(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      credential: { id, publicKey, counter },
      ...expected(host, challenge),
    })
    return verified ? authenticationInfo.newCounter : undefined
  })
  if (newCounter === undefined) return undefined
  return {
    passkey: { ...passkey, counter: newCounter, lastUsedAt: ctx.now },
    write: challenges.remove(ctx, challenge),
  }
}

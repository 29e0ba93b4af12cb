import * as z from "zod"

/**
 * WebAuthn by @simplewebauthn/server. Loaded by the first passkey and not before: its X.509 parsers would cost every
 * cold start of signing in 30 ms and 85 KB (see `test/size.test.ts`).
 */
export const library = () => import("@simplewebauthn/server")

export const timeout = 300_000
export const userVerification = "preferred"

/** What the browser's `create` and `get` answered, as far as we and the library read it. */
const Credential = z.object({
  id: z.base64url().max(1400),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.unknown().transform(() => ({})),
})
const clientDataJSON = z.base64url().max(4000)

export const Created = Credential.extend({
  response: z.object({
    clientDataJSON,
    attestationObject: z.base64url().max(8000),
    /** How a browser reaches it: a hint for next time, so that one we do not know is no reason to refuse. */
    transports: z.array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])).catch([]),
  }),
})

export const Signed = Credential.extend({
  response: z.object({
    clientDataJSON,
    authenticatorData: z.base64url().max(4000),
    signature: z.base64url().max(8000),
  }),
})

const ClientData = z.object({ challenge: z.base64url().max(100) })

/** The challenge that the browser says was signed. Throws where it says nothing readable. */
export const challengeIn = (clientData: string) =>
  ClientData.parse(JSON.parse(Buffer.from(clientData, "base64url").toString())).challenge

/** The library throws for whatever is wrong, and malformed bytes make it throw in ways of their own: all are a no. */
export async function unlessRefused<T>(verify: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verify()
  } catch {
    return undefined
  }
}

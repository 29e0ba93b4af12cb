import { randomBytes } from "node:crypto"
import { refusal } from "./refusal.ts"

/** Who signed a request: a function's role, a role it assumed, or the operator, who may do everything. */
export type Principal = {
  kind: "role" | "operator"
  roleArn: string
  sessionArn: string
  /** The function on whose behalf this is, through however many assumed roles. */
  actor: string
  tags: Record<string, string>
}

export type Credentials = {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
}

type Held = Credentials & { principal: Principal; expiresAt: number }

const random = (bytes: number) => randomBytes(bytes).toString("hex").toUpperCase()

/** Every pair of keys that was given out, and to whom. */
export function makeKeyring(now: () => number) {
  const held = new Map<string, Held>()

  function forgetExpired() {
    for (const [id, keys] of held) if (keys.expiresAt < now() - 3_600_000) held.delete(id)
  }

  return {
    issue(principal: Principal, expiresAt = Number.POSITIVE_INFINITY): Credentials {
      if (held.size > 5000) forgetExpired()
      const keys = { accessKeyId: `ASIA${random(8)}`, secretAccessKey: random(20), sessionToken: random(32) }
      held.set(keys.accessKeyId, { ...keys, principal, expiresAt })
      return keys
    },
    find(accessKeyId: string, sessionToken: string | undefined): Held {
      const keys = held.get(accessKeyId)
      if (!keys || keys.sessionToken !== sessionToken)
        throw refusal(
          "UnrecognizedClientException",
          "The security token included in the request is invalid.",
          403,
        )
      if (keys.expiresAt <= now())
        throw refusal("ExpiredTokenException", "The security token included in the request is expired", 403)
      return keys
    },
  }
}

export type Keyring = ReturnType<typeof makeKeyring>

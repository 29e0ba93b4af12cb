import { type Drawer, openDrawer } from "../machine/drawer.ts"
import type { Stack } from "../stack/types.ts"
import { emptyState } from "./cloudfront/open.ts"
import type { CloudFrontState } from "./cloudfront/state.ts"
import type { QueueState } from "./queues.ts"
import { fillSecrets, type SecretValues } from "./secret-values.ts"
import type { Mailbox } from "./ses.ts"
import type { Identities } from "./ses-identities.ts"

/** What the services keep, each in a file of the state folder; without a folder, as long as the process lives. */
export function openDrawers(state: string | undefined, stack: Stack) {
  const secrets: Drawer<SecretValues> = openDrawer(state, "secrets", () => ({}))
  const mailbox: Drawer<Mailbox> = openDrawer(state, "mailbox", () => ({ mails: [], raw: {} }))
  const identities: Drawer<Identities> = openDrawer(state, "identities", () => ({}))
  const queueState: Drawer<QueueState> = openDrawer(state, "queues", () => ({}))
  const cloudFront: Drawer<CloudFrontState> = openDrawer(state, "cloudfront", emptyState)
  fillSecrets(secrets.value, stack.secrets)
  secrets.changed()
  const close = () => {
    for (const drawer of [secrets, mailbox, identities, queueState, cloudFront]) drawer.close()
  }
  return { secrets, mailbox, identities, queueState, cloudFront, close }
}

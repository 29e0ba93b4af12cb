import { systemCtx } from "../context.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { advance } from "./advance.ts"
import { askForLook, type DomainMessage, isFarOff } from "./queue.ts"
import { realWorld } from "./real-world.ts"
import { domains } from "./store.ts"
import { tableDesk } from "./table-desk.ts"

/** Of two messages about one look the later one finds the next look planned already. */
const earlySeconds = 5
const secondsUntil = (instant: string, now: string) => (Date.parse(instant) - Date.parse(now)) / 1000

/** Looks at a domain that is due, and sees to it that somebody looks again. */
export async function lookAtDomain({ tenantId, domainId }: DomainMessage, requestId: string): Promise<void> {
  const ctx = systemCtx(tenantId, requestId)
  const domain = await domains.find(ctx, domainId)
  if (!domain?.nextCheckAt || secondsUntil(domain.nextCheckAt, ctx.now) > earlySeconds) return
  const nextAt = await withFreshReads(() => advance(tableDesk(ctx, domainId), realWorld, ctx.now))
  const seconds = nextAt === undefined ? undefined : secondsUntil(nextAt, ctx.now)
  if (seconds !== undefined && !isFarOff(seconds)) await askForLook({ tenantId, domainId }, seconds)
}

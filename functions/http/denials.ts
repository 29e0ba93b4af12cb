import { AppError, errorStatus } from "../../shared/errors.ts"
import { log } from "../log.ts"

/** Who a request turned out to be from, as far as that was found out. */
export type Seen = { tenantId?: string; actor?: { kind: string; id: string } }

type Refused = { on: string; requestId: string; ip: string; host: string; seen: Seen }

const denials: number[] = [401, 403, 429]

/** Every refusal is on record with who, where from and why: what an auditor, or an attack, is looked for by (R62). */
export function logDenial(error: unknown, { on, requestId, ip, host, seen }: Refused) {
  if (!(error instanceof AppError) || !denials.includes(errorStatus[error.code])) return
  const { code, reason } = error
  log("warn", { message: "refused", on, code, reason, ...seen, ip, host, requestId })
}

const secretField = /token|password|secret|cookie|authorization|signature|card|recovery|passkey/i

/** What a secret of ours, or Stripe's, looks like wherever it stands: in a message, in an address, in an error. */
const secrets = [
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /\b[0-9a-z]{26}\.lnk_[\w.-]+/g,
  /\bptc_\w+/g,
  /\b(?:sk|rk|whsec)_\w+/g,
  /__Host-[\w-]+=[^;\s]*/g,
  /#[\w-]{20,}\.[\w.-]+/g,
]
const digits = /\b\d(?:[ -]?\d){12,18}\b/g
const textMax = 2000
const depthMax = 6

/** The check digit of card numbers (ISO/IEC 7812, annex B). */
function isCard(text: string) {
  const sum = [...text.replace(/\D/g, "")].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

export function masked(text: string): string {
  const bare = secrets.reduce((shown, secret) => shown.replace(secret, "[secret]"), text.slice(0, textMax))
  return bare.replace(digits, (found) => (isCard(found) ? "[number]" : found))
}

/** Errors by what says what went wrong: those of AWS and Stripe carry whole requests with them. */
const plainError = ({ name, message, stack, cause }: Error) => ({ name, message, stack, cause })

/** A value as it may be written down: fields that could hold a secret are dropped whatever they hold (R62). */
function safe(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return masked(value)
  if (typeof value !== "object" || value === null) return value
  if (depth > depthMax) return "[deeper]"
  if (Array.isArray(value)) return value.map((each) => safe(each, depth + 1))
  const fields = Object.entries(value instanceof Error ? plainError(value) : value)
  return Object.fromEntries(
    fields.filter(([name]) => !secretField.test(name)).map(([name, inner]) => [name, safe(inner, depth + 1)]),
  )
}

/** Faults that call somebody: the record's `alarm` is what `infra/alarms.ts` watches for. */
const alarms: Record<string, string> = {
  AccessDeniedException: "cross_tenant_denial",
  LedgerInvariant: "ledger_invariant",
}
const alarmOf = (error: unknown) => (error instanceof Error ? alarms[error.name] : undefined)

/** One JSON record a line. */
export function log(level: "info" | "warn" | "error", record: Record<string, unknown>) {
  const alarm = alarmOf(record.error)
  const head = { level, at: new Date().toISOString(), ...(alarm && { alarm }) }
  console[level](JSON.stringify({ ...head, ...(safe(record) as object) }))
}

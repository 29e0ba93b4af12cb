const secretField = /token|password|secret|cookie|authorization|signature|card/i

function plain(value: unknown): unknown {
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack }
  return value
}

/** Faults that call somebody: the record's `alarm` is what `infra/alarms.ts` watches for. */
const alarms: Record<string, string> = {
  AccessDeniedException: "cross_tenant_denial",
  LedgerInvariant: "ledger_invariant",
}
const alarmOf = (error: unknown) => (error instanceof Error ? alarms[error.name] : undefined)

/** One JSON record a line; fields that could hold a secret are dropped whatever they hold (R62). */
export function log(level: "info" | "warn" | "error", record: Record<string, unknown>) {
  const safe = Object.entries(record)
    .filter(([name]) => !secretField.test(name))
    .map(([name, value]) => [name, plain(value)])
  const alarm = alarmOf(record.error)
  const head = { level, at: new Date().toISOString(), ...(alarm && { alarm }) }
  console[level](JSON.stringify({ ...head, ...Object.fromEntries(safe) }))
}

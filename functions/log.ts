const secretField = /token|passw|passkey|secret|cookie|authorization|signature|credential|recovery|card/i
const bytesMax = 8192
/** How long a text may be; where the record is still too big, the next of these. */
const textLengths = [2000, 200, 40]

const looksSecret = new RegExp(
  [
    /eyJ[\w.-]{8,}/, // JSON Web Tokens
    /[a-z0-9]{26}[.~][\w.~-]{8,}/, // tokens of links and of sessions: they begin with the tenant
    /(?<![\w-])[\w-]{43}(?![\w-])/, // 256 bits: what signs, and opens, all other tokens of ours
    /ptc_[a-z]+_[a-z0-9]{8,}/, // API keys; what people are shown of one has an ellipsis here
    /__Host-[\w-]+=[^;,\s"']+/,
    /\b[srp]k_(?:live|test)_\w+/, // Stripe
    /whsec_[\w+/=]+/,
    /(?<=\bBearer\s)[^\s"',]+/,
    /X-Amz-(?:Signature|Credential|Security-Token)=[^&\s"']+/, // signed URLs
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
)

/** The check digit that every card number has, and one of ten other numbers (ISO/IEC 7812). */
function passesLuhn(digits: string) {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place)) * (place % 2 === 0 ? 1 : 2)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** Card numbers in a run of digits, also in groups as on the card, whatever other groups stand around them. */
function maskCards(run: string): string {
  const groups = run.split(/[ -]/)
  for (let start = 0; start < groups.length; start++) {
    let digits = ""
    for (let end = start; end < groups.length && digits.length < 19; end++) {
      digits += groups[end]
      if (digits.length < 13 || digits.length > 19 || !passesLuhn(digits)) continue
      const after = groups.slice(end + 1).join(" ")
      return [...groups.slice(0, start), "[number]", ...(after ? [maskCards(after)] : [])].join(" ")
    }
  }
  return run
}

/** A text without anything in it that looks like a secret or a card number (R62). */
export const masked = (text: string) =>
  text.replace(looksSecret, "[secret]").replace(/\d(?:[ -]?\d){12,}/g, maskCards)

/** AWS and Stripe hang requests, headers and what was asked for on their errors: none of that is kept. */
const briefly = ({ name, message, code }: Record<string, unknown>) => ({ name, message, code })
const isForeignError = (value: object) => "$metadata" in value || "rawType" in value

function plain(value: object): unknown {
  const fields = value as Record<string, unknown>
  if (ArrayBuffer.isView(value)) return "[bytes]"
  if (value instanceof Error) {
    const { cause, stack } = value
    return {
      ...briefly(fields),
      stack,
      cause: cause instanceof Object ? briefly(cause as Record<string, unknown>) : cause,
    }
  }
  if (isForeignError(value)) return briefly(fields)
  if (Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [masked(name), inner]))
}

/** Passed to `JSON.stringify`, which asks it about every field at every depth. */
const replacer = (textLength: number) =>
  function (this: Record<string, unknown>, name: string) {
    // What stands there, before a `toJSON` of its own turned it into something else.
    const value = this[name]
    if (secretField.test(name)) return undefined
    if (value instanceof Date) return value.toJSON()
    if (typeof value === "string") return masked(value).slice(0, textLength)
    if (typeof value === "bigint" || (typeof value === "number" && masked(String(value)) !== String(value)))
      return masked(String(value))
    return typeof value === "object" && value !== null ? plain(value) : value
  }

/** What a terminal or a reader of lines might act on, and JSON lets stand. */
const escaped = (json: string) =>
  json.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )

/** One line of JSON. Never throws, for it is called where something has gone wrong already. */
function lineOf(record: Record<string, unknown>, head: Record<string, unknown>): string {
  try {
    for (const length of textLengths) {
      const line = escaped(JSON.stringify({ ...head, ...record }, replacer(length)))
      if (Buffer.byteLength(line) <= bytesMax) return line
    }
  } catch {
    // It goes round in circles, or does not let itself be read.
  }
  return JSON.stringify({ ...head, message: "a record that could not be written" })
}

/** Faults that call somebody: the record's `alarm` is what `infra/alarms.ts` watches for. */
const alarms: Record<string, string> = {
  AccessDeniedException: "cross_tenant_denial",
  LedgerInvariant: "ledger_invariant",
}
const alarmOf = (error: unknown) => (error instanceof Error ? alarms[error.name] : undefined)

/** One JSON record a line, without secrets, whatever its fields are and hold (R62). */
export function log(level: "info" | "warn" | "error", record: Record<string, unknown>) {
  const alarm = record.alarm ?? alarmOf(record.error)
  const head = { level, at: new Date().toISOString(), requestId: record.requestId, ...(alarm && { alarm }) }
  console[level](lineOf(record, head))
}

import { supportedCurrencies } from "../api/currencies.ts"
import type { Form } from "./form.ts"
import { invalid } from "./problem.ts"
import { integer, list, type Params, type Rule, type Rules, string } from "./rules.ts"

type Raw = Form | string

/** Every parameter against its endpoint's table, refusing in the order and words of Stripe. */
export function check<R extends Rules>(rules: R, form: Form): Params<R> & { expand?: string[] } {
  return checkHash({ ...rules, expand: list(string(), 20) }, form, "") as Params<R> & { expand?: string[] }
}

const named = (prefix: string, key: string) => (prefix ? `${prefix}[${key}]` : key)

function checkHash(rules: Rules, form: Form, prefix: string) {
  const unknown = Object.keys(form).filter((key) => !Object.hasOwn(rules, key))
  if (unknown.length > 0) {
    const names = unknown.map((key) => named(prefix, key))
    const message = `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`
    throw invalid(message, { code: "parameter_unknown", param: names[0] as string })
  }
  const values: Record<string, unknown> = {}
  for (const [key, rule] of Object.entries(rules)) {
    const param = named(prefix, key)
    const raw = form[key]
    if (raw !== undefined) values[key] = checkValue(rule, raw, param)
    else if (rule.required)
      throw invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param })
  }
  return values
}

function checkValue(rule: Rule, raw: Raw, param: string): unknown {
  if (rule.kind === "hash") return checkHash(rule.of, asHash(raw, param), param)
  if (rule.kind === "list") return checkList(rule.of, rule.max, raw, param)
  if (rule.kind === "metadata") return checkMetadata(asHash(raw, param), param)
  if (rule.kind === "range") return checkRange(raw, param)
  const text = asText(raw, param)
  if (rule.kind === "integer") return checkInteger(rule, text, param)
  if (rule.kind === "boolean") return checkBoolean(text, param)
  if (rule.kind === "enum") return checkEnum(rule.values, text, param)
  if (rule.kind === "currency") return checkCurrency(text, param)
  if (rule.kind === "url") return checkUrl(text, param)
  if (rule.kind === "email") return checkEmail(text, param)
  return checkLength(text, rule.max, param)
}

function asHash(raw: Raw, param: string): Form {
  if (typeof raw === "string") throw invalid("Invalid object", { param })
  return raw
}

function asText(raw: Raw, param: string): string {
  if (typeof raw !== "string") throw invalid("Invalid string", { param })
  if (raw !== "") return raw
  const message =
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
    `however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`
  throw invalid(message, { code: "parameter_invalid_empty", param })
}

function checkList(of: Rule, max: number, raw: Raw, param: string) {
  const entries = typeof raw === "string" ? undefined : Object.entries(raw)
  if (!entries?.every(([key]) => /^\d+$/.test(key))) throw invalid("Invalid array", { param })
  if (entries.length > max)
    throw invalid(`Array ${param} exceeded maximum ${max} allowed elements.`, { param })
  return entries.map(([key, value]) => checkValue(of, value, named(param, key)))
}

function checkMetadata(form: Form, param: string) {
  const entries = Object.entries(form).filter(([, value]) => value !== "")
  if (entries.length > 50) throw invalid("Metadata can have at most 50 keys.", { param })
  const pairs = entries.map(([key, value]) => {
    if (key.length > 40)
      throw invalid(`Metadata keys must be 40 characters or less. Key '${key}' is too long.`, { param })
    if (typeof value !== "string")
      throw invalid("Metadata values must be strings.", { param: named(param, key) })
    if (value.length > 500)
      throw invalid("Metadata values can have up to 500 characters.", { param: named(param, key) })
    return [key, value] as const
  })
  return Object.fromEntries(pairs)
}

const rangeRules = { gt: integer(), gte: integer(), lt: integer(), lte: integer() } as const

function checkRange(raw: Raw, param: string) {
  if (typeof raw !== "string") return checkHash(rangeRules, raw, param)
  const exactly = checkInteger(integer(), raw, param)
  return { gte: exactly, lte: exactly }
}

function checkInteger({ min, max }: { min?: number; max?: number }, text: string, param: string) {
  const code = "parameter_invalid_integer"
  if (!/^-?\d{1,15}$/.test(text)) throw invalid(`Invalid integer: ${text}`, { code, param })
  const value = Number(text)
  if (min !== undefined && value < min)
    throw invalid(`This value must be greater than or equal to ${min}.`, { code, param })
  if (max !== undefined && value > max)
    throw invalid(`This value must be less than or equal to ${max}.`, { code, param })
  return value
}

function checkBoolean(text: string, param: string) {
  if (text !== "true" && text !== "false") throw invalid(`Invalid boolean: ${text}`, { param })
  return text === "true"
}

function checkEnum(values: readonly string[], text: string, param: string) {
  const words = new Intl.ListFormat("en", { type: "disjunction" }).format(values)
  const field = param.replace(/.*\[(\w+)\]$/, "$1")
  if (!values.includes(text)) throw invalid(`Invalid ${field}: must be one of ${words}`, { param })
  return text
}

function checkCurrency(text: string, param: string) {
  const code = text.toLowerCase()
  if (!supportedCurrencies.includes(code)) {
    const known = supportedCurrencies.join(", ")
    throw invalid(`Invalid currency: ${text}. Stripe currently supports these currencies: ${known}`, {
      param,
    })
  }
  return code
}

function checkUrl(text: string, param: string) {
  const address = URL.parse(text)
  if (!address || !/^https?:$/.test(address.protocol) || text.length > 5000)
    throw invalid("Not a valid URL", { code: "url_invalid", param })
  return text
}

function checkEmail(text: string, param: string) {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) || text.length > 512)
    throw invalid(`Invalid email address: ${text}`, { code: "email_invalid", param })
  return text
}

function checkLength(text: string, max: number, param: string) {
  if (text.length <= max) return text
  throw invalid(`Invalid string: ${text.slice(0, 20)}...; must be at most ${max} characters`, { param })
}

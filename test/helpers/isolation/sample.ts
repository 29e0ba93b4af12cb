/** Bodies that a schema accepts, so that a request gets as far as the question whose row it names. */

type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  format?: string
  pattern?: string
  minimum?: number
  minItems?: number
  $ref?: string
  $defs?: Record<string, Schema>
}

/** What a schema cannot say, by the name of the field. */
const known: Record<string, unknown> = {
  email: "somebody@elsewhere.example",
  password: "a long enough password 7",
  current: "a long enough password 7",
  country: "AE",
  currency: "AED",
  timeZone: "Asia/Dubai",
  slug: "some-slug",
  colour: "#123456",
  code: "123456",
  token: "none.of.yours",
  png: "iVBORw0KGgo=",
  fileName: "file.csv",
  from: "2026-01-01",
  to: "2026-12-31",
  on: "2026-10-01",
  issuedOn: "2026-10-01",
  dueOn: "2026-10-31",
  quantity: "1",
  unitPrice: "1",
  toAed: "3.6725",
  prefix: "X-",
}

export function sampleOf(schema: Schema, ids: (name: string) => string | undefined, name = ""): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const variant = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (variant) return sampleOf(variant, ids, name)
  const type = [schema.type ?? "string"].flat()[0]
  if (type === "object") return sampleObject(schema, ids)
  if (type === "array") return [sampleOf(schema.items ?? {}, ids, name.replace(/s$/, ""))]
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1)
  if (type === "boolean") return true
  return ids(name) ?? known[name] ?? "Something"
}

function sampleObject(
  { properties = {}, required = [], propertyNames }: Schema,
  ids: (name: string) => string | undefined,
) {
  const names = [
    ...new Set([...required, ...Object.keys(properties).filter((name) => ids(name) !== undefined)]),
  ]
  if (propertyNames?.enum) return Object.fromEntries(propertyNames.enum.map((name) => [name, true]))
  return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name] ?? {}, ids, name)]))
}

import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate"
import fc from "fast-check"
import { afterAll, afterEach, expect, test } from "vitest"
import { arnOf, type Role, resourcesOf, rolesOf } from "../infra/policies.ts"
import { record } from "./helpers/figures.ts"
import { synthesise } from "./helpers/synth.ts"

/** R04, R05: what the synthesised policies allow, judged by a simulator of IAM. */

const { template } = synthesise()
const roles = rolesOf(template)
const [table = "", files = ""] = ["AWS::DynamoDB::Table", "AWS::S3::Bucket"].map((type) => {
  const ids = resourcesOf(template, type)
  return arnOf(template, ids.find((id) => !id.startsWith("site")) ?? "")
})

function role(name: string): Role {
  const found = roles.find(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, "") === `${name}role`)
  if (!found) throw new Error(`no role ${name}`)
  return found
}

type Tags = { TenantId?: string; CustomerId?: string; [other: string]: string | undefined }
type Ask = { as: string; action: string; tags?: Tags; keys?: string[]; resource?: string }

const given = (entries: [string, string | undefined][]) =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, string>

function simulation({ as, action, tags = {}, keys, resource = table }: Ask): Simulation {
  const { name, statements } = role(as)
  const principalTags = given(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]))
  return {
    request: {
      principal: `arn:aws:sts::${template.account}:assumed-role/${name}/session`,
      action,
      resource: { resource, accountId: template.account },
      contextVariables: { ...principalTags, ...(keys && { "dynamodb:LeadingKeys": keys }) },
    },
    identityPolicies: [{ name: "all", policy: { Version: "2012-10-17", Statement: statements } }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }
}

async function decide(ask: Ask) {
  const answer = await runSimulation(simulation(ask), {})
  if (answer.resultType === "error") throw new Error(JSON.stringify(answer.errors))
  return answer.overallResult
}
const startedAt = performance.now()
const counted = { decisions: 0, keys: 0 }
function decideFast(ask: Ask) {
  counted.decisions += 1
  counted.keys += ask.keys?.length ?? 0
  return runUnsafeSimulation(simulation(ask), {})
}
let failed = false
afterEach(({ task }) => {
  failed ||= task.result?.state === "fail"
})
afterAll(() => {
  const values = {
    "decisions by the simulator": counted.decisions,
    "keys among them": counted.keys,
    mismatches: 0,
  }
  // Whatever differs from what is expected fails its test, and a run that failed has no figure.
  if (!failed) record("F2", values, { startedAt })
})

const acme = "acme00000000000000000000a1"
const globex = "globex000000000000000000b2"
const ann = "ann000000000000000000000c1"
const bob = "bob000000000000000000000c2"
const asTenant = { as: "tenant", tags: { TenantId: acme } }
const asCustomer = { as: "customer", tags: { TenantId: acme, CustomerId: ann } }
const annsRows = `T#${acme}#C#${ann}`

type Case = [title: string, ask: Ask]

const allowed: Case[] = [
  ["a tenant reads its own rows", { ...asTenant, action: "dynamodb:GetItem", keys: [`T#${acme}`] }],
  ["a tenant reads its customer's rows", { ...asTenant, action: "dynamodb:Query", keys: [annsRows] }],
  ["a tenant reads its own list", list(asTenant, "gsi1", `T#${acme}#invoice#3`)],
  ["a tenant reads a customer's open invoices", list(asTenant, "gsi2", `${annsRows}#open`)],
  ["a tenant reads many of its own", batch(asTenant, `T#${acme}`, annsRows)],
  ["a tenant writes its own rows", { ...asTenant, action: "dynamodb:PutItem", keys: [`T#${acme}`] }],
  ["a tenant appends an event", { ...asTenant, action: "dynamodb:PutItem", keys: [`T#${acme}#events`] }],
  ["a tenant reads its own files", file(asTenant, "s3:GetObject", `T/${acme}/logo.png`)],
  ["a tenant writes its own files", file(asTenant, "s3:PutObject", `T/${acme}/imports/1.csv`)],
  ["a customer reads its own rows", { ...asCustomer, action: "dynamodb:Query", keys: [annsRows] }],
  ["a customer reads its ledger", { ...asCustomer, action: "dynamodb:Query", keys: [`${annsRows}#ledger`] }],
  ["a customer reads its open invoices", list(asCustomer, "gsi2", `${annsRows}#open`)],
  ["a customer reads its own files", file(asCustomer, "s3:GetObject", `T/${acme}/C/${ann}/1.pdf`)],
  ["a customer writes its own files", file(asCustomer, "s3:PutObject", `T/${acme}/C/${ann}/1.pdf`)],
  ["a customer writes its own rows", { ...asCustomer, action: "dynamodb:PutItem", keys: [annsRows] }],
  [
    "a customer reads its month sums",
    { ...asCustomer, action: "dynamodb:Query", keys: [`${annsRows}#balances`] },
  ],
  [
    "a tenant adds to a customer's month",
    { ...asTenant, action: "dynamodb:UpdateItem", keys: [`${annsRows}#balances`] },
  ],
  [
    "a customer reads its company's face",
    { ...asCustomer, action: "dynamodb:GetItem", keys: [`T#${acme}#public`] },
  ],
  ["a customer reads rows and face together", batch(asCustomer, annsRows, `T#${acme}#public`)],
  [
    "a customer's action leaves an event",
    { ...asCustomer, action: "dynamodb:PutItem", keys: [`T#${acme}#events`] },
  ],
  ["the directory role claims a host", claim("dynamodb:PutItem", "D#host#acme.example")],
  ["the directory role claims an API key", claim("dynamodb:PutItem", "D#key#0")],
  ["the directory role notes where an address joined", claim("dynamodb:PutItem", "D#person#a")],
  ["the directory role gives an address back", claim("dynamodb:DeleteItem", "D#staff#a")],
]

const denied: Case[] = [
  [
    "a tenant reads another tenant's rows",
    { ...asTenant, action: "dynamodb:GetItem", keys: [`T#${globex}`] },
  ],
  ["a tenant lists another tenant's", list(asTenant, "gsi1", `T#${globex}#invoice#3`)],
  ["one foreign key hides in a batch", batch(asTenant, `T#${acme}`, `T#${globex}`)],
  ["an id that starts like the tenant's", { ...asTenant, action: "dynamodb:GetItem", keys: [`T#${acme}x`] }],
  [
    "an id that the tenant's starts with",
    { ...asTenant, action: "dynamodb:GetItem", keys: [`T#${acme.slice(0, -1)}`] },
  ],
  [
    "a tenant reads the directory",
    { ...asTenant, action: "dynamodb:GetItem", keys: ["D#host#acme.example"] },
  ],
  ["a tenant claims a host", { ...asTenant, action: "dynamodb:PutItem", keys: ["D#host#acme.example"] }],
  ["a tenant reads another tenant's files", file(asTenant, "s3:GetObject", `T/${globex}/logo.png`)],
  ["a tenant deletes files", file(asTenant, "s3:DeleteObject", `T/${acme}/logo.png`)],
  [
    "a customer reads a sibling's rows",
    { ...asCustomer, action: "dynamodb:Query", keys: [`T#${acme}#C#${bob}`] },
  ],
  ["a customer reads a sibling's invoices", list(asCustomer, "gsi2", `T#${acme}#C#${bob}#open`)],
  ["a sibling's key hides in a batch", batch(asCustomer, annsRows, `T#${acme}#C#${bob}`)],
  [
    "a customer reads itself at another tenant",
    { ...asCustomer, action: "dynamodb:Query", keys: [`T#${globex}#C#${ann}`] },
  ],
  ["a customer reads rows of the tenant", { ...asCustomer, action: "dynamodb:GetItem", keys: [`T#${acme}`] }],
  ["a customer reads the staff's list", list(asCustomer, "gsi1", `T#${acme}#invoice#3`)],
  [
    "a customer posts to its ledger",
    { ...asCustomer, action: "dynamodb:PutItem", keys: [`${annsRows}#ledger`] },
  ],
  [
    "a customer adds to its month",
    { ...asCustomer, action: "dynamodb:UpdateItem", keys: [`${annsRows}#balances`] },
  ],
  ["a tenant updates a row", { ...asTenant, action: "dynamodb:UpdateItem", keys: [annsRows] }],
  [
    "a tenant updates sums of no customer",
    { ...asTenant, action: "dynamodb:UpdateItem", keys: [`T#${acme}#balances`] },
  ],
  [
    "a tenant adds to another's month",
    { ...asTenant, action: "dynamodb:UpdateItem", keys: [`T#${globex}#C#${ann}#balances`] },
  ],
  ["a customer reads the events", { ...asCustomer, action: "dynamodb:Query", keys: [`T#${acme}#events`] }],
  ["a sibling whose id starts alike", { ...asCustomer, action: "dynamodb:Query", keys: [`${annsRows}x`] }],
  [
    "a customer changes its company's face",
    { ...asCustomer, action: "dynamodb:PutItem", keys: [`T#${acme}#public`] },
  ],
  [
    "a customer updates its company's face",
    { ...asCustomer, action: "dynamodb:UpdateItem", keys: [`T#${acme}#public`] },
  ],
  ["a customer reads a sibling's files", file(asCustomer, "s3:GetObject", `T/${acme}/C/${bob}/1.pdf`)],
  ["a customer reads the tenant's files", file(asCustomer, "s3:GetObject", `T/${acme}/imports/1.csv`)],
  ["a customer writes the tenant's files", file(asCustomer, "s3:PutObject", `T/${acme}/logo.png`)],
  ["a customer deletes files", file(asCustomer, "s3:DeleteObject", `T/${acme}/C/${ann}/1.pdf`)],
  ["the directory role reads another tenant", { ...claim("dynamodb:GetItem", `T#${globex}`) }],
  ["the directory role lists where an address joined", claim("dynamodb:Query", "D#person#a")],
  ["the directory role gives a host back", claim("dynamodb:DeleteItem", "D#host#acme.example")],
  ["the directory role changes a limit", claim("dynamodb:PutItem", "D#limit#1.2.3.4")],
  [
    "the directory role lists tenants",
    { ...claim("dynamodb:Query", "D#tenants#1"), resource: `${table}/index/gsi1` },
  ],
]

function list(who: Pick<Ask, "as" | "tags">, index: string, key: string): Ask {
  return { ...who, action: "dynamodb:Query", resource: `${table}/index/${index}`, keys: [key] }
}
function batch(who: Pick<Ask, "as" | "tags">, ...keys: string[]): Ask {
  return { ...who, action: "dynamodb:BatchGetItem", keys }
}
function file(who: Pick<Ask, "as" | "tags">, action: string, key: string): Ask {
  return { ...who, action, resource: `${files}/${key}` }
}
function claim(action: string, key: string): Ask {
  return { as: "directory", tags: { TenantId: acme }, action, keys: [key] }
}

test.each(allowed)("R04 allowed: %s", async (_, ask) => expect(await decide(ask)).toBe("Allowed"))
test.each(denied)("R04 denied: %s", async (_, ask) => expect(await decide(ask)).not.toBe("Allowed"))

const vended: [string, Tags, string][] = [
  ["tenant", { TenantId: acme }, `T#${acme}`],
  ["directory", { TenantId: acme }, `T#${acme}`],
  ["customer", { TenantId: acme, CustomerId: ann }, annsRows],
]

test.each(vended)("R04 %s: nothing that goes around keys", async (as, tags) => {
  const around = [
    "Scan",
    "PartiQLSelect",
    "PartiQLUpdate",
    "PartiQLInsert",
    "PartiQLDelete",
    "ExportTableToPointInTime",
    "CreateBackup",
  ]
  for (const action of around) {
    const answer = await decide({ as, tags, action: `dynamodb:${action}` })
    expect([action, answer]).toEqual([action, "ExplicitlyDenied"])
  }
  const scanned = await decide({ as, tags, action: "dynamodb:Scan", resource: `${table}/index/gsi1` })
  expect(scanned).toBe("ExplicitlyDenied")
  expect(await decide({ as, tags, action: "dynamodb:DeleteTable" })).not.toBe("Allowed")
  expect(await decide({ as, tags, action: "dynamodb:BatchWriteItem", keys: [`T#${acme}`] })).not.toBe(
    "Allowed",
  )
})

test.each(vended)("R04 %s: a request that names no key is refused", async (as, tags) => {
  for (const action of ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"]) {
    expect(await decide({ as, tags, action: `dynamodb:${action}` })).not.toBe("Allowed")
    expect(decideFast({ as, tags, action: `dynamodb:${action}`, keys: [] })).not.toBe("Allowed")
  }
})

const badTags = ["", "*", "?", "acme", acme.slice(1), `${acme}x`, "*".repeat(26), "?".repeat(26), undefined]

test.each(vended)(
  "R04 %s: a tag that is missing, empty, short or a wildcard opens nothing",
  (as, tags, key) => {
    for (const tag of Object.keys(tags))
      for (const bad of badTags)
        expect([
          bad,
          decideFast({ as, tags: { ...tags, [tag]: bad }, action: "dynamodb:GetItem", keys: [key] }),
        ]).not.toContain("Allowed")
  },
)

test.each(vended)("R04 %s: ledger and events are only ever appended", async (as, tags, key) => {
  const history = [
    `${key}#ledger`,
    `T#${acme}#C#${ann}#ledger`,
    `T#${acme}#events`,
    `T#${acme}#C#${ann}#events`,
  ]
  for (const keys of history)
    for (const action of ["dynamodb:UpdateItem", "dynamodb:DeleteItem"])
      expect(await decide({ as, tags, action, keys: [keys] })).toBe("ExplicitlyDenied")
})

test.each(vended)("R04 %s: month sums are never replaced or deleted", async (as, tags, key) => {
  for (const keys of [`${key}#balances`, `T#${acme}#C#${ann}#balances`])
    for (const action of ["dynamodb:PutItem", "dynamodb:DeleteItem"])
      expect(await decide({ as, tags, action, keys: [keys] })).toBe("ExplicitlyDenied")
})

const idOf = fc.string({ unit: fc.constantFrom(..."ab0*?#"), minLength: 26, maxLength: 26 })
const tail = fc.constantFrom(
  "",
  "#public",
  "#events",
  "#open",
  "#ledger",
  "#balances",
  "#invoice#3",
  "#C#",
  "x",
  "#",
  "*",
)
const anyKey = (ids: string[]) =>
  fc
    .tuple(
      fc.constantFrom("T#", "D#", "", "t#"),
      fc.oneof(fc.constantFrom(...ids), idOf),
      tail,
      fc.constantFrom(ann, bob, ""),
      tail,
    )
    .map((parts) => parts.join(""))
const within = (prefix: string, key: string) => key === prefix || key.startsWith(`${prefix}#`)
const runs = process.env.DEEP ? 10_000 : 2000

test("R04 of any keys at all, a tenant reads just those that start with its own", () => {
  fc.assert(
    fc.property(fc.array(anyKey([acme, globex]), { minLength: 1, maxLength: 3 }), (keys) => {
      const mine = keys.every((key) => within(`T#${acme}`, key))
      const answer = decideFast({ ...asTenant, action: "dynamodb:BatchGetItem", keys })
      expect(answer === "Allowed").toBe(mine)
    }),
    { numRuns: runs },
  )
})

test("R04 of any keys at all, a customer reads just its own and its company's face, and writes just its own", () => {
  fc.assert(
    fc.property(fc.array(anyKey([acme, globex]), { minLength: 1, maxLength: 3 }), (keys) => {
      const readable = keys.every((key) => within(annsRows, key) || key === `T#${acme}#public`)
      expect(decideFast({ ...asCustomer, action: "dynamodb:BatchGetItem", keys }) === "Allowed").toBe(
        readable,
      )
      const [key = ""] = keys
      const isOwn = within(annsRows, key) && key !== `${annsRows}#ledger` && !key.endsWith("#balances")
      const writable = isOwn || key === `T#${acme}#events`
      expect(decideFast({ ...asCustomer, action: "dynamodb:PutItem", keys: [key] }) === "Allowed").toBe(
        writable,
      )
      for (const action of ["UpdateItem", "DeleteItem", "ConditionCheckItem"])
        expect(decideFast({ ...asCustomer, action: `dynamodb:${action}`, keys: [key] })).not.toBe("Allowed")
    }),
    { numRuns: runs },
  )
})

test("R04 two random ids never meet: what one tenant may touch, no other may", () => {
  const id = fc.string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
    minLength: 26,
    maxLength: 26,
  })
  fc.assert(
    fc.property(id, id, tail, (one, other, end) => {
      fc.pre(one !== other)
      const ask = {
        as: "tenant",
        action: "dynamodb:Query",
        keys: [`T#${one}${end.startsWith("#") ? end : ""}`],
      }
      expect(decideFast({ ...ask, tags: { TenantId: one } })).toBe("Allowed")
      expect(decideFast({ ...ask, tags: { TenantId: other } })).not.toBe("Allowed")
    }),
    { numRuns: runs },
  )
})

type Assume = { caller: string; of: string; tags: Tags }

/** AssumeRole with tags needs both actions, by the caller's own policy and by the trust policy. */
async function assumes({ caller, of, tags }: Assume): Promise<boolean> {
  const target = role(of)
  const requested = given(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]))
  const actions = Object.keys(tags).length ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]
  for (const action of actions) {
    const { request, ...rest } = simulation({ as: caller, action, resource: target.arn })
    const tagKeys = Object.keys(tags)
    const contextVariables = { ...requested, ...(tagKeys.length && { "aws:TagKeys": tagKeys }) }
    const answer = await runSimulation(
      { ...rest, request: { ...request, contextVariables }, resourcePolicy: target.trust },
      {},
    )
    if (answer.resultType === "error") throw new Error(JSON.stringify(answer.errors))
    if (answer.overallResult !== "Allowed") return false
  }
  return true
}

const tenantTag = { TenantId: acme }
const bothTags = { TenantId: acme, CustomerId: ann }

test("R05 each vended role is taken on by the functions that need it, with its very tags", async () => {
  const expected: Record<string, { tags: Tags; by: string[] }> = {
    customer: { tags: bothTags, by: ["auth", "documents", "payments", "portal"] },
    tenant: {
      tags: tenantTag,
      by: [
        "api",
        "auth",
        "documents",
        "jobs",
        "mail",
        "operator",
        "payments",
        "schedule",
        "staff",
        "stripewebhook",
      ],
    },
    directory: { tags: tenantTag, by: ["auth", "payments", "schedule", "staff"] },
  }
  const functions = [
    "auth",
    "portal",
    "staff",
    "documents",
    "payments",
    "stripewebhook",
    "onevent",
    "mail",
    "jobs",
    "schedule",
    "operator",
    "api",
  ]
  for (const [of, { tags, by }] of Object.entries(expected)) {
    const takers: string[] = []
    for (const caller of [...functions, "schedules", "customer", "tenant", "directory"])
      if (await assumes({ caller, of, tags })) takers.push(caller)
    expect([of, takers.sort()]).toEqual([of, by])
  }
})

const refusedTags: [string, string, string, Tags][] = [
  ["no tags", "portal", "customer", {}],
  ["no customer", "portal", "customer", tenantTag],
  ["no tenant", "portal", "customer", { CustomerId: ann }],
  ["a third tag", "portal", "customer", { ...bothTags, Role: "owner" }],
  ["a wildcard", "portal", "customer", { ...bothTags, TenantId: "*" }],
  ["an empty tag", "portal", "customer", { ...bothTags, CustomerId: "" }],
  ["a short id", "portal", "customer", { ...bothTags, TenantId: "acme" }],
  ["a long id", "portal", "customer", { ...bothTags, TenantId: `${acme}x` }],
  ["no tags", "staff", "tenant", {}],
  ["another tag", "staff", "tenant", { CustomerId: ann }],
  ["an extra tag", "staff", "tenant", bothTags],
  ["a wildcard", "staff", "tenant", { TenantId: "*" }],
  ["a wildcard", "auth", "directory", { TenantId: "*" }],
  ["a tag in other letters beside", "staff", "tenant", { ...tenantTag, tenantid2: acme }],
]

test.each(refusedTags)("R05 refused: %s, from %s for the %s role", async (_, caller, of, tags) => {
  expect(await assumes({ caller, of, tags })).toBe(false)
})

test("R04 a function's own role reaches no tenant's row or file", () => {
  const own = roles.filter(({ logicalId }) => !/^(customer|tenant|directory)role$/.test(logicalId))
  expect(own).toHaveLength(16)
  for (const { logicalId } of own) {
    const as = logicalId.replace(/role[0-9A-F]{8}$/, "")
    for (const action of ["GetItem", "Query", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"])
      for (const resource of [table, `${table}/index/gsi1`, `${table}/index/gsi2`])
        expect(decideFast({ as, action: `dynamodb:${action}`, resource, keys: [`T#${acme}`] })).not.toBe(
          "Allowed",
        )
    for (const action of ["s3:GetObject", "s3:PutObject"])
      expect(decideFast({ as, action, resource: `${files}/T/${acme}/logo.png` })).not.toBe("Allowed")
  }
})

test("R04 a mail that was received is read by the function that takes it in, and by no tenant or customer", () => {
  const resource = `${files}/inbound/0123456789abcdef`
  const tags = { TenantId: acme, CustomerId: acme }
  const readers = roles
    .map(({ logicalId }) => logicalId.replace(/role([0-9A-F]{8})?$/, ""))
    .filter((as) => !["customer", "tenant", "directory"].includes(as))
    .filter((as) => decideFast({ as, action: "s3:GetObject", resource }) === "Allowed")
  expect(readers).toEqual(["inbound"])
  for (const as of ["customer", "tenant", "directory"])
    expect(decideFast({ as, action: "s3:GetObject", resource, tags })).not.toBe("Allowed")
  expect(decideFast({ as: "inbound", action: "s3:PutObject", resource })).not.toBe("Allowed")
})

test("R04 the directory is read by key, each kind by who needs it, and never listed but by the schedule", async () => {
  const reads = async (as: string, key: string) =>
    (await decide({ as, action: "dynamodb:GetItem", keys: [key] })) === "Allowed"
  expect(await reads("portal", "D#host#a.example")).toBe(false)
  expect(await reads("auth", "D#host#a.example")).toBe(true)
  expect(await reads("portal", "D#staff#a")).toBe(false)
  expect(await reads("auth", "D#staff#a")).toBe(true)
  expect(await reads("auth", "D#person#a")).toBe(true)
  expect(await reads("staff", "D#person#a")).toBe(true)
  expect(await reads("staff", "D#staff#a")).toBe(false)
  expect(await reads("staff", "D#sender#a.example")).toBe(true)
  expect(await reads("auth", "D#sender#a.example")).toBe(false)
  expect(await reads("portal", "D#person#a")).toBe(false)
  expect(await reads("operator", "D#host#a.example")).toBe(true)
  expect(await reads("operator", "D#staff#a")).toBe(false)
  expect(await reads("api", "D#key#a")).toBe(true)
  expect(await reads("api", "D#host#a.example")).toBe(false)
  expect(await reads("staff", "D#key#a")).toBe(false)
  expect(await reads("stripewebhook", "D#stripe#a")).toBe(true)
  expect(await reads("stripewebhook", "D#host#a.example")).toBe(false)
  const lists = { action: "dynamodb:Query", resource: `${table}/index/gsi1`, keys: ["D#tenants#3"] }
  expect(await decide({ ...lists, as: "schedule" })).toBe("Allowed")
  expect(await decide({ ...lists, as: "portal" })).not.toBe("Allowed")
  expect(await decide({ ...lists, as: "schedule", keys: [`T#${acme}#invoice#3`] })).not.toBe("Allowed")
})

test("R04 these tests can fail: a policy without its guards lets a request slip through", () => {
  const open = (ask: Ask, weaken: (condition: Record<string, Record<string, unknown>>) => void) => {
    const weak = structuredClone(simulation(ask))
    for (const { Condition } of weak.identityPolicies[0]?.policy.Statement ?? [])
      if (Condition) weaken(Condition)
    return runUnsafeSimulation(weak, {})
  }
  const query: Ask = { ...asTenant, action: "dynamodb:Query" }
  const unguarded = (condition: Record<string, Record<string, unknown>>) => {
    delete condition.Null?.["dynamodb:LeadingKeys"]
    delete condition["ForAnyValue:StringLike"]
  }
  expect(open(query, unguarded)).toBe("Allowed")
  const anyOf = (condition: Record<string, Record<string, unknown>>) =>
    delete condition["ForAllValues:StringLike"]
  expect(open(batch(asTenant, `T#${acme}`, `T#${globex}`), anyOf)).toBe("Allowed")
})

import fc from "fast-check"
import { beforeAll, expect, test, vi } from "vitest"
import type { Claim } from "../functions/domains/desk.ts"
import type { DomainMessage } from "../functions/domains/queue.ts"
import type { Domain } from "../shared/domains.ts"
import { type Tenant, type Visibility, visibilityKinds } from "../shared/tenants.ts"
import { useCloud } from "./helpers/cloud.ts"
import { type Dies, makeTruth, mortal } from "./helpers/domains/model.ts"
import { record, seedOf } from "./helpers/figures.ts"
import { becomeFunction } from "./helpers/inside.ts"

/**
 * R13, R14, R53: companies that want one name, an owner who makes and unmakes records, name servers that are silent or
 * behind, messages that are lost or come twice, and processes that die at any call. The rules, actions and rows are the
 * product's own; the rows lie in memory, and the world outside is the model's.
 */
const table = await vi.hoisted(async () => (await import("./helpers/memory-table.ts")).memoryTable())
const outside = vi.hoisted(() => ({
  world: undefined as object | undefined,
  messages: [] as DomainMessage[],
  calls: { calls: 0 },
  dies: undefined as Dies,
}))
vi.mock("../functions/store/table.ts", async (original) => ({
  ...(await original<object>()),
  ...mortal({ getRow: table.getRow, commitRows: table.commitRows }, outside.calls, () => outside.dies),
  queryRows: table.queryRows,
}))
vi.mock("../functions/domains/real-world.ts", () => ({
  realWorld: new Proxy({}, { get: (_, name) => Reflect.get(outside.world ?? {}, name) }),
}))
vi.mock("../functions/domains/queue.ts", async (original) => ({
  ...(await original<object>()),
  askForLook: async (message: DomainMessage) => {
    outside.messages.push(message)
  },
}))

const { cloud } = useCloud()
const histories = process.env.DEEP ? 20_000 : 200
const seed = seedOf("domain model")
const host = "portal.acme.test"
const companies = ["a", "b", "c"].map((letter) => letter.repeat(26))
const visibility = Object.fromEntries(visibilityKinds.map((kind) => [kind, true])) as Visibility
const begin = Date.parse("2026-11-22T08:00:00Z")
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

let actions: typeof import("../functions/domains/actions.ts")
let look: typeof import("../functions/domains/look.ts")
let due: typeof import("../functions/domains/due.ts")
let context: typeof import("../functions/context.ts")
let tenants: typeof import("../functions/tenants/store.ts")
let states: typeof import("../functions/domains/state.ts")
let entities: typeof import("../functions/store/entity.ts")

beforeAll(async () => {
  becomeFunction(cloud(), "domains")
  actions = await import("../functions/domains/actions.ts")
  look = await import("../functions/domains/look.ts")
  due = await import("../functions/domains/due.ts")
  context = await import("../functions/context.ts")
  tenants = await import("../functions/tenants/store.ts")
  states = await import("../functions/domains/state.ts")
  entities = await import("../functions/store/entity.ts")
  vi.useFakeTimers({ toFake: ["Date"] })
}, 30_000)

const Who = fc.nat(2)
const Crash = fc.option(
  fc.record({
    atCall: fc.integer({ min: 1, max: 14 }),
    when: fc.constantFrom("before" as const, "after" as const),
  }),
  { nil: undefined, freq: 3 },
)
const Step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("add" as const), who: Who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), who: Who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("check" as const), who: Who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("prove" as const), who: Who, keep: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unprove" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("route" as const),
      to: fc.constantFrom("right", "right", "wrong", "none"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("caa" as const), forbids: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("servers" as const),
      are: fc.constantFrom("silent", "behind", "well"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("revoke" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("plan" as const),
      who: Who,
      to: fc.constantFrom("free", "premium"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("work" as const),
      together: fc.integer({ min: 1, max: 3 }),
      dies: Crash,
      order: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(30_000, 10 * minute, 5 * hour, day, 8 * day),
    }),
  },
)
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never

const quiet: Step = { do: "work", together: 1, dies: undefined, order: [0] }
/** The way that a name goes when all is well; histories begin with some of it, so that they get somewhere. */
const wellTrodden: Step[] = [
  { do: "add", who: 0 },
  quiet,
  { do: "prove", who: 0, keep: true },
  { do: "route", to: "right" },
  { do: "wait", ms: 30_000 },
  quiet,
  quiet,
  { do: "wait", ms: 10 * minute },
  quiet,
  { do: "wait", ms: day },
]
const History = fc
  .tuple(fc.nat(wellTrodden.length), fc.array(Step, { minLength: 6, maxLength: 30 }))
  .map(([begun, rest]) => [...wellTrodden.slice(0, begun), ...rest])

/** Found by a draw: the row of a name that was given up ended when the same company had the name again. */
const addedAnew: Step[] = [
  { do: "add", who: 0 },
  { do: "remove", who: 0 },
  quiet,
  quiet,
  { do: "route", to: "right" },
  { do: "wait", ms: 30_000 },
  { do: "wait", ms: 30_000 },
  quiet,
  { do: "add", who: 0 },
  { do: "prove", who: 0, keep: false },
]

/** Near a draw: who takes a name over dies before having it, and both that claimed it are removed. */
const oustedAndRemoved: Step[] = [
  { do: "add", who: 0 },
  { do: "work", together: 1, dies: undefined, order: [0] },
  { do: "prove", who: 0, keep: true },
  { do: "route", to: "right" },
  { do: "wait", ms: 30_000 },
  { do: "add", who: 1 },
  { do: "work", together: 2, dies: undefined, order: [0, 0, 0, 0] },
  { do: "prove", who: 1, keep: false },
  { do: "route", to: "right" },
  { do: "wait", ms: 30_000 },
  { do: "work", together: 1, dies: { atCall: 10, when: "after" }, order: [0, 0, 0, 0] },
  { do: "caa", forbids: false },
  { do: "revoke" },
  { do: "remove", who: 0 },
  { do: "remove", who: 1 },
]

/** Near a draw: who gave a name up is still taking it down when another company takes it. */
const oustedWhileRemoved: Step[] = [
  { do: "add", who: 0 },
  quiet,
  { do: "prove", who: 0, keep: true },
  { do: "route", to: "right" },
  { do: "wait", ms: 30_000 },
  quiet,
  quiet,
  { do: "wait", ms: 10 * minute },
  { do: "wait", ms: 30_000 },
  { do: "wait", ms: 30_000 },
  { do: "remove", who: 0 },
  { do: "add", who: 2 },
  { do: "wait", ms: 30_000 },
  { do: "work", together: 2, dies: undefined, order: [0, 0, 0, 0] },
  { do: "work", together: 3, dies: undefined, order: [0, 0, 0, 0] },
  { do: "prove", who: 2, keep: false },
  quiet,
  { do: "work", together: 2, dies: { atCall: 1, when: "before" }, order: [0, 0, 0, 0] },
  { do: "route", to: "right" },
  { do: "revoke" },
]

const counted = { histories: 0, steps: 0, activations: 0, takeovers: 0, deaths: 0, looks: 0, removals: 0 }
const ends = new Map<string, number>()

const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  const [result] = await table.interleave([work()], () => 0)
  return result as T
}
const ctxOf = (who: number) => context.systemCtx(companies[who] ?? "", "model", new Date().toISOString())

async function open() {
  table.forget()
  outside.messages.length = 0
  outside.dies = undefined
  vi.setSystemTime(begin)
  const { truth, world } = makeTruth()
  outside.world = mortal(world, outside.calls, () => outside.dies)
  for (const [at, id] of companies.entries()) {
    const tenant = {
      ...{
        id,
        version: 1,
        name: `Company ${at}`,
        slug: `company-${at}`,
        country: "AE",
        currency: "AED" as const,
      },
      ...{
        timeZone: "Asia/Dubai",
        language: "en" as const,
        languages: ["en" as const],
        address: {},
        email: "a@a.example",
      },
      brand: { colour: "#0f766e", senderName: "A" },
      portal: { enabled: true, secondFactor: false, visibility },
      plan: "premium" as const,
      createdAt: new Date(begin).toISOString(),
    } satisfies Tenant
    await alone(() => entities.commit(ctxOf(at), tenants.insertTenant(tenant)))
  }
  return truth
}
type Truth = Awaited<ReturnType<typeof open>>

const tenantOf = (who: number) => table.peek(`T#${companies[who]}#public`, "tenant")[0] as unknown as Tenant
const rowsOf = (who: number) => table.peek(`T#${companies[who]}`, "domain#") as unknown as Domain[]
/** What its staff see. */
const domainOf = (who: number): Domain | undefined =>
  rowsOf(who).find(({ releasing }) => releasing !== "quarantine")
const claimNow = () =>
  table.peek(`D#host#${host}`, "-")[0] as unknown as { tenantId: string; domain: Claim } | undefined

/** What staff ask for goes through the actions; what they may not do is refused there. */
async function ask(who: number, run: (ctx: never) => Promise<unknown>) {
  const ctx = { ...ctxOf(who), tenant: tenantOf(who), staff: { id: "stf_1" } }
  await alone(() => run(ctx as never).catch(() => undefined))
}

const wasActive = new Set<string>()
const lost = new Set<string>()
const seenIds = new Set<string>()

/** What must hold whenever nothing is under way. */
function check(truth: Truth, before: { tokens: Set<string> }[]) {
  const held = claimNow()
  const claim = held?.domain
  const served: number[] = []
  for (const who of companies.keys()) {
    const [tenant, domain] = [tenantOf(who), domainOf(who)]
    // Nobody has the name, and nothing of ours answers at it.
    const given = rowsOf(who).find(
      ({ id, releasing }) => id === claim?.domainId && releasing === "quarantine",
    )
    if (claim?.freeSince && given) expect([truth.edge, truth.certificate]).toEqual(["none", false])
    if (tenant.hosts?.some((each) => each.host === host)) served.push(who)
    if (domain) seenIds.add(domain.id)
    if (domain?.rival === "took_over" && !lost.has(domain.id)) {
      lost.add(domain.id)
      // Only because its own proof was gone, as far as anybody could see.
      expect(before.every(({ tokens }) => tokens.has(domain.token))).toBe(false)
      counted.takeovers += 1
    }
    if (!domain?.activeSince) {
      if (domain) wasActive.delete(domain.id)
      continue
    }
    if (wasActive.has(domain.id)) continue
    wasActive.add(domain.id)
    counted.activations += 1
    // Never active without proof: the token stood there while it was looked for.
    expect(before.some(({ tokens }) => tokens.has(domain.token))).toBe(true)
  }
  expect(served.length).toBeLessThanOrEqual(1)
  if (claim?.serves === "portal") {
    expect(served.map((who) => companies[who])).toEqual([held?.tenantId])
    // Nothing is taken down while it is served.
    if (truth.edge !== "failed") expect(truth.edge).toBe("issued")
  } else expect(served).toEqual([])
}

async function work(step: Extract<Step, { do: "work" }>) {
  const taken = outside.messages.splice(0, step.together)
  if (taken.length === 0) return
  outside.calls.calls = 0
  outside.dies = step.dies
  counted.looks += taken.length
  let turn = 0
  const results = await table.interleave(
    taken.map((message) =>
      look.lookAtDomain(message, "model").then(
        () => undefined,
        () => message,
      ),
    ),
    (many) => (step.order[turn++ % step.order.length] ?? 0) % many,
  )
  if (step.dies) counted.deaths += results.filter(Boolean).length
  outside.dies = undefined
  // What failed comes back, as from a queue.
  outside.messages.push(...results.filter((each) => each !== undefined))
}

const dueAgain = async () => {
  for (const who of companies.keys()) await alone(() => due.lookAtDueDomains(ctxOf(who)))
}

async function take(truth: Truth, step: Step) {
  switch (step.do) {
    case "add":
      return ask(step.who, (ctx) => actions.addDomain(ctx, { host: "Portal.Acme.test.", mode: "records" }))
    case "remove": {
      const domain = domainOf(step.who)
      return domain && ask(step.who, (ctx) => actions.removeDomain(ctx, { domainId: domain.id }))
    }
    case "check": {
      const domain = domainOf(step.who)
      return domain && ask(step.who, (ctx) => actions.checkDomain(ctx, { domainId: domain.id }))
    }
    case "prove": {
      const domain = domainOf(step.who)
      if (!step.keep) truth.tokens.clear()
      if (domain) truth.tokens.add(domain.token)
      return
    }
    case "unprove":
      return truth.tokens.clear()
    case "route":
      truth.routing = step.to as typeof truth.routing
      return
    case "caa":
      truth.caaForbids = step.forbids
      return
    case "servers":
      truth.silent = step.are === "silent"
      truth.stale =
        step.are === "behind" ? { tokens: new Set(truth.tokens), routing: truth.routing } : undefined
      return
    case "revoke":
      if (truth.edge === "issued") truth.edge = "failed"
      return
    case "plan": {
      const tenant = tenantOf(step.who)
      const after = { ...tenant, plan: step.to as Tenant["plan"], version: tenant.version + 1 }
      return alone(() => entities.commit(ctxOf(step.who), tenants.replaceTenant(after)))
    }
    case "lose":
      outside.messages.length = 0
      return
    case "wait":
      vi.setSystemTime(Date.now() + step.ms)
      return dueAgain()
    case "work":
      return work(step)
  }
}

/** What anybody may rightly have seen there just now. */
const seen = ({ tokens, stale }: Truth) => [
  { tokens: new Set(tokens) },
  ...(stale ? [{ tokens: stale.tokens }] : []),
]

const settledStates = ["active", "warning", "failed", "timed_out"]
/** Far less than a look every half minute for two weeks would be. */
const looksMax = 400

/** Time goes on and nobody does anything: every domain must come to rest, after not too many looks. */
async function settle(truth: Truth) {
  const looksBefore = counted.looks
  for (let hours = 0; hours < 24 * 40; hours++) {
    while (outside.messages.length > 0) await work({ do: "work", together: 3, dies: undefined, order: [0] })
    const all = [...companies.keys()].map(domainOf)
    const nextAt = all
      .flatMap((each) =>
        each?.nextCheckAt && !settledStates.includes(each.standing) ? [each.nextCheckAt] : [],
      )
      .sort()[0]
    if (nextAt === undefined) break
    vi.setSystemTime(Math.max(Date.now(), Date.parse(nextAt)))
    await dueAgain()
  }
  expect(counted.looks - looksBefore).toBeLessThan(looksMax * companies.length)
  for (const who of companies.keys()) {
    // What was given up is down, and not half-way.
    for (const { releasing } of rowsOf(who)) expect([undefined, "quarantine"]).toContain(releasing)
    const domain = domainOf(who)
    const state = domain ? states.stateOf(domain, new Date().toISOString()) : "none"
    if (domain) expect(settledStates).toContain(state)
    ends.set(state, (ends.get(state) ?? 0) + 1)
  }
  check(truth, seen(truth))
  counted.removals += seenIds.size - [...companies.keys()].filter((who) => domainOf(who)).length
}

test("whatever happens to a name, it is one company's at most, proven, and comes to rest", async () => {
  const startedAt = performance.now()
  await fc.assert(
    fc.asyncProperty(History, async (steps) => {
      const truth = await open()
      for (const known of [wasActive, lost, seenIds]) known.clear()
      for (const step of steps) {
        const before = seen(truth)
        await take(truth, step)
        check(truth, [...before, ...seen(truth)])
        counted.steps += 1
      }
      counted.histories += 1
      await settle(truth)
    }),
    { numRuns: histories, seed, examples: [[addedAnew], [oustedAndRemoved], [oustedWhileRemoved]] },
  )
  vi.useRealTimers()
  const ended = Object.fromEntries([...ends].map(([state, many]) => [`ended ${state}`, many]))
  record("F11", { ...counted, ...ended, "double owners": 0, unproven: 0, restless: 0 }, { seed, startedAt })
  // It got somewhere: a model in which nothing happens would prove nothing.
  expect(counted.activations).toBeGreaterThan(histories / 10)
  expect(counted.takeovers).toBeGreaterThan(0)
  expect(counted.removals).toBeGreaterThan(0)
  expect(counted.deaths).toBeGreaterThan(histories / 10)
}, 3_600_000)

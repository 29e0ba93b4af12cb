import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { record, seedOf } from "./helpers/figures.ts"
import { tellingOf } from "./helpers/isolation/canaries.ts"
import { expected } from "./helpers/isolation/matrix.ts"
import { fill, inventedIds } from "./helpers/isolation/owners.ts"
import { runIsolation } from "./helpers/isolation/run.ts"
import { forgetLimits, inOrder, type Row } from "./helpers/rows.ts"

const { cloud } = useCloud()

/**
 * `npm test` asks one cell in thirty and `npm run test:deep` one in five, others each time by the seed that is printed;
 * `SHARE=1 npm run test:deep` asks every one.
 */
const share = process.env.DEEP ? Number(process.env.SHARE ?? 0.2) : 1 / 30
const seed = seedOf("isolation")
const startedAt = performance.now()

let run: Awaited<ReturnType<typeof runIsolation>>
beforeAll(async () => {
  run = await runIsolation(cloud(), share, String(seed))
}, 900_000)

/** A row as people made it: of a domain without what we ourselves see of it, again and again. */
const asMade = (row: Row) => {
  const { pk, sk, host, mode, token, releasing, forwards } = row
  return inOrder(sk.startsWith("domain#") ? { pk, sk, host, mode, token, releasing, forwards } : row)
}

const unique = (findings: { who: string; on: string; what: string }[]) =>
  [...new Set(findings.map(({ who, on, what }) => `${who} | ${on} | ${what}`))].slice(0, 40)

describe("R01 R02 R61: every route, asked by everybody about everybody's rows", () => {
  test("the table has at least 22 principals, and every route joins it by existing", () => {
    expect(run.principals.length).toBeGreaterThanOrEqual(22)
    expect(new Set(run.principals.map(({ name }) => name)).size).toBe(run.principals.length)
    if (share === 1) expect(run.covered.size).toBe(run.routes.length)
    const { cells, canaries, badHeaders } = run.answers
    const { length: principals } = run.principals
    record(
      "F1",
      { principals, routes: run.covered.size, cells, findings: run.findings.length, canaries },
      { seed, startedAt },
    )
    record("F17", { answers: cells, "with a header wrong or missing": badHeaders }, { seed, startedAt })
  })

  test("nobody gets in where they should not, learns what is another's, or misses a header", () => {
    expect(unique(run.findings)).toEqual([])
    expect(run.answers).toMatchObject({ badHeaders: 0, canaries: 0 })
  })

  test("nothing of the other company's, nor of the sibling customer's, was changed", () => {
    const { foreign, sibling } = run.sides
    const theirs = ({ pk, sk }: Row) =>
      (pk.startsWith(`T#${foreign.tenantId}`) ||
        pk.startsWith(`T#${sibling.tenantId}#C#${sibling.customerId}`)) &&
      // Of their own: a session goes on, a key says when it was used.
      !/^(session|apiKey)#/.test(sk)
    const before = new Set(run.before.filter(theirs).map(asMade))
    const written = run.after.filter((row) => theirs(row) && !before.has(asMade(row)))
    // Who owns them may look at them, and that is written down.
    expect(written.filter(({ pk }) => !pk.endsWith("#events")).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([])
  })

  test("R02: no mail holds texts of two companies", () => {
    const telling = [...tellingOf(run.after)]
    const mixed = cloud()
      .mails()
      .filter((mail) => {
        const text = JSON.stringify(mail)
        return (
          new Set(telling.flatMap(([canary, tenant]) => (text.includes(canary) ? [tenant] : []))).size > 1
        )
      })
    expect(mixed.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([])
  })
})

describe("R03: a field that a route does not name is refused by its name", () => {
  test("every attribute of every stored row, and the ways to a prototype, on every route that writes", async () => {
    const attributes = new Set(run.after.flatMap((row) => Object.keys(row)))
    const writers = run.principals.filter(({ name }) =>
      ["owner", "contact, admin", "API key that writes"].includes(name),
    )
    const taken: string[] = []
    for (const route of run.routes.filter(({ method }) => method !== "GET")) {
      const who = writers.find((each) => expected(route, each) === "in")
      if (!who) throw new Error(`nobody may ask ${route.method} ${route.path}`)
      await forgetLimits(cloud())
      const known = Object.keys(route.schemas.input.properties ?? {})
      const unknown = [...attributes].filter((name) => !known.includes(name))
      const on = `${route.method} ${fill(route.path, inventedIds)}`
      const body = Object.fromEntries(unknown.map((name) => [name, "x"]))
      const answer = await who.visitor.call(on, body, who.headers)
      const refused = Object.keys(answer.body?.fields ?? {})
      for (const name of ["__proto__", "constructor", "prototype"]) {
        const tried = await who.visitor.call(on, JSON.parse(`{"${name}":{"role":"owner"}}`), who.headers)
        if (tried.status !== 400) taken.push(`${on} ${name}: ${tried.status}`)
      }
      taken.push(
        ...unknown.filter((name) => !refused.includes(name)).map((name) => `${on} ${name}: ${answer.status}`),
      )
    }
    expect(taken).toEqual([])
  })
})

test("R62: no secret of theirs stands in a log", () => {
  const secrets = run.principals.flatMap(({ visitor, headers }) => [
    ...[...visitor.cookies.values()].filter((value) => value.length > 40),
    ...(headers?.authorization ? [headers.authorization.replace("Bearer ", "")] : []),
  ])
  expect(secrets.length).toBeGreaterThan(20)
  const logs = JSON.stringify(cloud().logs())
  expect(secrets.filter((secret) => logs.includes(secret))).toEqual([])
})

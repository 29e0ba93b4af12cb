import { createSocket } from "node:dgram"
import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Packet } from "dns-packet"
import * as fc from "fast-check"
import { afterAll, describe, expect, test } from "vitest"
import { ask } from "../../functions/domains/sight/ask.ts"
import { judged, type View } from "../../functions/domains/sight/judge.ts"
import { judgedRoute } from "../../functions/domains/sight/judge-route.ts"
import type { Path } from "../../functions/domains/sight/route.ts"
import { Sight } from "../../shared/domains.ts"

const right = "portico-verify=right"
const fits = (values: string[]) => values.includes(right)

const outcome = fc.constantFrom("answered", "answered", "answered", "no_such_name", "failed", "silent")
const told = [[right], ["v=spf1 -all", right], [], ["portico-verify=wrong"]]
const viewOf = (by: string) =>
  fc
    .record({ outcome, values: fc.constantFrom(...told) })
    .map((view): View => ({ by, ...view, values: view.outcome === "answered" ? view.values : [] }))
const views = fc.record({
  own: fc
    .integer({ min: 0, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => viewOf(`ns${at}`)))),
  open: fc.tuple(viewOf("1.1.1.1"), viewOf("8.8.8.8")),
})

describe("a proof, whatever the servers say", () => {
  test("takes two resolvers and most of the own servers that answer", () => {
    fc.assert(
      fc.property(views, ({ own, open }) => {
        const sight = Sight.parse(judged({ own, open }, fits))
        const heard = own.filter((view) => ["answered", "no_such_name"].includes(view.outcome))
        const most = heard.filter(({ values }) => fits(values)).length > heard.length / 2
        expect(sight.state === "found").toBe(most && open.every(({ values }) => fits(values)))
      }),
      { numRuns: 2000 },
    )
  })

  test("is never made by one liar, nor prevented by one that keeps silent among three", () => {
    const honest = (by: string, values: string[]): View => ({ by, outcome: "answered", values })
    const all = (values: string[]) => ({
      own: ["ns1", "ns2", "ns3"].map((by) => honest(by, values)),
      open: ["1.1.1.1", "8.8.8.8"].map((by) => honest(by, values)),
    })
    const without = (by: string, instead: View, { own, open }: ReturnType<typeof all>) => {
      const swapped = (each: View) => (each.by === by ? instead : each)
      return { own: own.map(swapped), open: open.map(swapped) }
    }
    for (const by of ["ns1", "ns2", "ns3", "1.1.1.1", "8.8.8.8"])
      expect(judged(without(by, honest(by, [right]), all([])), fits).state, by).not.toBe("found")
    for (const by of ["ns1", "ns2", "ns3"])
      expect(judged(without(by, { by, outcome: "silent", values: [] }, all([right])), fits).state).toBe(
        "found",
      )
  })
})

const endpoint = "d111.routing.example"
const pathOf = (by: string) =>
  fc
    .record({
      outcome,
      chain: fc.uniqueArray(fc.constantFrom(endpoint, "a.example", "b.example"), { maxLength: 3 }),
      addresses: fc.subarray(["198.51.100.7", "192.0.2.1", "104.16.0.1"]),
      loops: fc.boolean(),
    })
    .map((path): Path => {
      const heard = path.outcome === "answered"
      const chain = heard ? path.chain : []
      const addresses = heard ? path.addresses : []
      return {
        by,
        outcome: path.outcome,
        chain,
        addresses,
        alias: chain[0],
        loops: path.loops && chain.length > 0,
      }
    })

test("a route is found only where a resolver sees it, and says what is wrong otherwise", () => {
  const paths = fc.tuple(pathOf("ns1"), pathOf("ns2"), pathOf("1.1.1.1"), pathOf("8.8.8.8"))
  fc.assert(
    fc.property(paths, ([one, two, ...open]) => {
      const target = { endpoint, addresses: ["198.51.100.7"] }
      const sight = Sight.parse(judgedRoute({ own: [one, two], open }, target))
      const leads = ({ chain, addresses, loops }: Path) =>
        !loops && (chain.length > 0 ? chain.includes(endpoint) : addresses.join() === "198.51.100.7")
      const heard = open.filter((path) => ["answered", "no_such_name"].includes(path.outcome))
      if (sight.state === "found") expect(heard.length > 0 && heard.every(leads)).toBe(true)
      if (sight.state === "unknown" || sight.state === "different") expect(sight.problem).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})

const open: { close: () => void }[] = []
afterAll(() => {
  for (const each of open) each.close()
})

// Not 127.0.0.1, from where every connection of this machine to itself goes out: a port that is
// free for UDP may be one of theirs over TCP.
const address = "127.0.0.9"

/** A name server that answers a question with these packets, in this order. */
async function serverWith(answers: (query: Packet) => (Packet | Buffer)[]) {
  const socket = createSocket("udp4")
  socket.on("message", (message, from) => {
    for (const answer of answers(decode(message)))
      socket.send(Buffer.isBuffer(answer) ? answer : encode(answer), from.port, from.address)
  })
  socket.bind(0, address)
  await once(socket, "listening")
  open.push(socket)
  return { name: "ns1.acme.example", address, port: socket.address().port, own: true }
}

const question = { name: "portal.acme.example", type: "TXT" } as const
const saying = (query: Packet, text: string, changes: Partial<Packet> = {}): Packet => ({
  type: "response",
  id: query.id,
  flags: AUTHORITATIVE_ANSWER,
  questions: query.questions,
  answers: [{ name: question.name, type: "TXT", data: text } as Answer],
  ...changes,
})

describe.concurrent("of what comes back on the wire", () => {
  test("only the answer to this very question is read", async () => {
    const server = await serverWith((query) => [
      Buffer.from("nonsense"),
      // A name that leads to itself.
      Buffer.concat([encode(query).subarray(0, 12), Buffer.from([0xc0, 0x0c, 0, 16, 0, 1])]),
      saying(query, "a guess", { id: ((query.id ?? 0) + 1) % 65_536 }),
      saying(query, "for another", { questions: [{ name: "other.example", type: "TXT" }] }),
      saying(query, "for another type", { questions: [{ name: question.name, type: "CNAME" }] }),
      { ...query, type: "query" },
      saying(query, "the truth"),
    ])
    const { outcome: came, records } = await ask(server, question)
    expect([came, ...records.map(({ value }) => value)]).toEqual(["answered", "the truth"])
  })

  test("what a server does not hold itself is not its word", async () => {
    const server = await serverWith((query) => [saying(query, "hearsay", { flags: 0 })])
    expect(await ask(server, question)).toEqual({ outcome: "failed", records: [] })
    expect((await ask({ ...server, own: false }, question)).outcome).toBe("answered")
  })

  test("a long answer that never ends is waited for no longer than a short one", async () => {
    const server = await serverWith((query) => [
      saying(query, "", { answers: [], flags: AUTHORITATIVE_ANSWER | 512 }),
    ])
    const endless = createServer((socket) => {
      socket.on("error", () => socket.destroy())
      socket.write(Buffer.alloc(40, 0xff))
    })
    endless.listen(server.port, server.address)
    await once(endless, "listening")
    expect((endless.address() as AddressInfo).port).toBe(server.port)
    open.push(endless)
    const began = performance.now()
    expect((await ask(server, question)).outcome).toBe("silent")
    expect(performance.now() - began).toBeLessThan(3500)
  })
})

import { createSocket } from "node:dgram"
import { once } from "node:events"
import { createServer, type Socket } from "node:net"
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode, type Packet, type Question } from "dns-packet"
import type { DnsRecord } from "./console/dns.ts"

const nameError = 3
const truncated = 512
const truncatedFlag = 1 << 9

const dataOf: Record<string, (value: string) => unknown> = {
  MX: (value) => {
    const [preference, exchange = ""] = value.split(/\s+/)
    return { preference: Number(preference), exchange }
  },
  // A text is sent in pieces of up to 255 bytes.
  TXT: (value) => value.match(/.{1,255}/gs) ?? [""],
}

const answerOf = ({ name, type, ttl }: DnsRecord, value: string) =>
  ({ name, type, ttl, data: dataOf[type]?.(value) ?? value }) as Answer

/** An alias answers whatever is asked of its name. */
function answersTo(records: DnsRecord[], { name, type }: Question): Answer[] {
  const there = records.filter((record) => record.name === name.toLowerCase())
  const found = there.filter((record) => record.type === type || record.type === "CNAME")
  return found.flatMap((record) => record.values.map((value) => answerOf(record, value)))
}

const isKnown = (records: DnsRecord[], name: string) =>
  records.some((record) => record.name === name || record.name.endsWith(`.${name}`))

function reply(records: DnsRecord[], query: Packet): Packet {
  const questions = query.questions ?? []
  const answers = questions.flatMap((question) => answersTo(records, question))
  const exists = questions.every(({ name }) => isKnown(records, name.toLowerCase()))
  const flags = AUTHORITATIVE_ANSWER | (exists ? 0 : nameError)
  return { type: "response", id: query.id ?? 0, flags, questions, answers }
}

/** The outside world's name servers in one: holds every record there is, over UDP and, for long answers, TCP. */
export async function startDns(records: () => DnsRecord[]) {
  const tcp = createServer((socket) => {
    socket.on("error", () => socket.destroy())
    socket.once("data", (data) => answerOverTcp(socket, data))
  })
  function answerOverTcp(socket: Socket, data: Buffer) {
    const message = encode(reply(records(), decode(data.subarray(2))))
    const length = Buffer.alloc(2)
    length.writeUInt16BE(message.length)
    socket.end(Buffer.concat([length, message]))
  }
  tcp.listen(0, "127.0.0.1")
  await once(tcp, "listening")
  const { port } = tcp.address() as { port: number }

  const udp = createSocket("udp4")
  udp.on("message", (data, { port: from, address }) => {
    const answer = reply(records(), decode(data))
    const message = encode(answer)
    const short = { ...answer, answers: [], flags: (answer.flags ?? 0) | truncatedFlag }
    udp.send(message.length > truncated ? encode(short) : message, from, address)
  })
  udp.bind(port, "127.0.0.1")
  await once(udp, "listening")

  return {
    address: `127.0.0.1:${port}`,
    close() {
      tcp.close()
      udp.close()
    },
  }
}

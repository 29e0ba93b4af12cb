import { randomInt } from "node:crypto"
import { createSocket } from "node:dgram"
import { connect, type Socket } from "node:net"
import { type DecodedPacket, decode, encode, type Packet, RECURSION_DESIRED, streamEncode } from "dns-packet"
import { type DnsRecord, recordsOf, sameName } from "./record.ts"

/** `own`: one of the domain's own servers, which is asked for nothing but what it holds itself. */
export type Server = { name: string; address: string; port: number; own: boolean }
export type Question = { name: string; type: DnsRecord["type"] }

/** `failed`: it says that it cannot or will not tell. `silent`: it says nothing, or nothing that makes sense. */
export type Reply = {
  outcome: "answered" | "no_such_name" | "failed" | "silent"
  records: DnsRecord[]
}

/** The package reads the result code, and its types forget it. */
type Received = DecodedPacket & { rcode?: string }

const patienceMs = 2000
const sentAgainAfterMs = 700

/** Puts one question to one server. */
export async function ask(server: Server, question: Question): Promise<Reply> {
  const query: Packet = {
    type: "query",
    id: randomInt(65_536),
    flags: server.own ? 0 : RECURSION_DESIRED,
    questions: [question],
  }
  const patience = AbortSignal.timeout(patienceMs)
  try {
    const short = await overUdp(server, query, patience)
    return replyOf(server, question, short.flag_tc ? await overTcp(server, query, patience) : short)
  } catch {
    // Whatever a stranger's server does wrong comes to the same: it did not answer.
    return { outcome: "silent", records: [] }
  }
}

function replyOf({ own }: Server, { name, type }: Question, packet: Received): Reply {
  const answers = recordsOf(packet.answers ?? [])
  const nothing = (outcome: Reply["outcome"]): Reply => ({ outcome, records: [] })
  if (packet.rcode === "NXDOMAIN") return { outcome: "no_such_name", records: answers }
  if (packet.rcode !== "NOERROR") return nothing("failed")
  if (!own || packet.flag_aa) return { outcome: "answered", records: answers }
  // A parent does not answer for a name that it handed on; it says to whom.
  const handedOn = recordsOf(packet.authorities ?? []).filter((each) => sameName(each.name, name))
  return type === "NS" && handedOn.length > 0 ? { outcome: "answered", records: handedOn } : nothing("failed")
}

/** A packet that answers this very question: anybody may send us others. */
function answering({ id, questions }: Packet, packet: Received) {
  const [asked, back] = [questions?.[0], packet.questions?.[0]]
  return (
    packet.type === "response" &&
    packet.id === id &&
    asked !== undefined &&
    back !== undefined &&
    asked.type === back.type &&
    sameName(asked.name, back.name)
  )
}

/** From a port that the system draws for each question; once more, because a datagram may be lost. */
function overUdp({ address, port }: Server, query: Packet, patience: AbortSignal): Promise<Received> {
  const socket = createSocket("udp4")
  const send = () => socket.send(encode(query))
  let again: NodeJS.Timeout | undefined
  return new Promise<Received>((resolve, reject) => {
    patience.addEventListener("abort", () => reject(patience.reason))
    socket.on("error", reject)
    socket.on("message", (message) => {
      const packet = readable(message)
      if (packet && answering(query, packet)) resolve(packet)
    })
    // Without a callback of its own, `connect` tells of an address that cannot be reached by the event above.
    socket.once("connect", () => {
      send()
      again = setTimeout(send, sentAgainAfterMs)
    })
    socket.connect(port, address)
  }).finally(() => {
    clearTimeout(again)
    socket.close()
  })
}

function readable(message: Buffer): Received | undefined {
  try {
    return decode(message)
  } catch {
    return undefined
  }
}

/** For what does not fit into a datagram. */
async function overTcp({ address, port }: Server, query: Packet, patience: AbortSignal): Promise<Received> {
  const socket = connect({ port, host: address, signal: patience })
  socket.write(streamEncode(query))
  const message = await firstMessage(socket).finally(() => socket.destroy())
  const packet = readable(message.subarray(2))
  if (!packet || !answering(query, packet)) throw new Error("not an answer")
  return packet
}

async function firstMessage(socket: Socket): Promise<Buffer> {
  let read = Buffer.alloc(0)
  for await (const chunk of socket) {
    read = Buffer.concat([read, chunk])
    if (read.length > 2 && read.length >= 2 + read.readUInt16BE(0)) return read
  }
  throw new Error("ended before its answer did")
}

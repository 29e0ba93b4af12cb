import { createSocket } from "node:dgram"
import { once } from "node:events"
import { createServer, type Socket } from "node:net"
import { setTimeout as after } from "node:timers/promises"
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  RECURSION_AVAILABLE,
  streamEncode,
} from "dns-packet"
import type { DnsRecord } from "./console/dns.ts"
import { type Behaviour, misbehave } from "./dns/behaviour.ts"
import { type Role, roles, toldBy, type World } from "./dns/world.ts"

const datagramMax = 512
const truncatedFlag = 1 << 9

const dataOf: Record<string, (value: string) => unknown> = {
  MX: (value) => {
    const [preference, exchange = ""] = value.split(/\s+/)
    return { preference: Number(preference), exchange }
  },
  // A text is sent in pieces of up to 255 bytes.
  TXT: (value) => value.match(/.{1,255}/gs) ?? [""],
  CAA: (value) => {
    const [, flags, tag = "issue", text = ""] = /^(\d+) (\S+) "?(.*?)"?$/s.exec(value) ?? []
    return { flags: Number(flags), tag, value: text }
  },
  SOA: (mname) => ({
    mname,
    rname: `hostmaster.${mname}`,
    serial: 1,
    refresh: 3600,
    retry: 600,
    expire: 86_400,
    minimum: 60,
  }),
}

const answersOf = ({ name, type, ttl, values }: DnsRecord) =>
  values.map((value) => ({ name, type, ttl, data: dataOf[type]?.(value) ?? value }) as Answer)

/** The outside world's name servers in one: resolvers, and the servers of everybody's zones. */
export type DnsOptions = { world: () => World; behaviours: Behaviour[] }

function makeAnswering({ world, behaviours }: DnsOptions, role: Role) {
  return async (query: Packet): Promise<Packet | undefined> => {
    const [question] = query.questions ?? []
    if (!question) return undefined
    const asked = { role, name: question.name.toLowerCase(), type: question.type }
    const { told, afterMs } = misbehave(behaviours, asked, toldBy(role, world(), asked))
    if (afterMs > 0) await after(afterMs, undefined, { ref: false })
    if (!told) return undefined
    return {
      type: "response",
      id: query.id ?? 0,
      flags: (told.isOwn ? AUTHORITATIVE_ANSWER : RECURSION_AVAILABLE) | told.rcode,
      questions: [question],
      answers: told.answers.flatMap(answersOf),
      authorities: told.handedOn.flatMap(answersOf),
    }
  }
}

type Answering = ReturnType<typeof makeAnswering>

async function overTcp(answering: Answering, address: string, port: number) {
  async function answer(socket: Socket, data: Buffer) {
    const reply = await answering(decode(data.subarray(2)))
    if (reply) socket.end(streamEncode(reply))
  }
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy())
    socket.once("data", (data) => answer(socket, data).catch(() => socket.destroy()))
  })
  server.listen(port, address)
  await once(server, "listening")
  return server
}

async function overUdp(answering: Answering, address: string, port: number) {
  const socket = createSocket("udp4")
  let isOpen = true
  socket.once("close", () => {
    isOpen = false
  })
  socket.on("message", async (data, from) => {
    const reply = await answering(decode(data))
    if (!reply || !isOpen) return
    const message = encode(reply)
    const short = { ...reply, answers: [], flags: (reply.flags ?? 0) | truncatedFlag }
    socket.send(message.length > datagramMax ? encode(short) : message, from.port, from.address)
  })
  socket.bind(port, address)
  await once(socket, "listening")
  return socket
}

type Open = { close: () => void }

/** Every server at its own address, all of them at one port, which is the first one's choice. */
async function listenAll(options: DnsOptions, open: Open[]) {
  let port = 0
  for (const [role, address] of Object.entries(roles) as [Role, string][]) {
    const answering = makeAnswering(options, role)
    const udp = await overUdp(answering, address, port)
    open.push(udp)
    port = udp.address().port
    open.push(await overTcp(answering, address, port))
  }
  return port
}

const closeAll = (open: Open[]) => {
  for (const each of open) each.close()
}

/** Over UDP and, for long answers, TCP: one port, and an address for each server. */
export async function startDns(options: DnsOptions) {
  for (let attempt = 1; ; attempt += 1) {
    const open: Open[] = []
    try {
      const port = await listenAll(options, open)
      return {
        address: `${roles["resolver-1"]}:${port}`,
        /** For `DNS_SERVERS`. */
        resolvers: `${roles["resolver-1"]}:${port},${roles["resolver-2"]}:${port}`,
        close: () => closeAll(open),
      }
    } catch (error) {
      closeAll(open)
      // What is free over UDP at one address may be taken over TCP, or at another one: then another port.
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || attempt === 50) throw error
    }
  }
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { startApi } from "./api/api.ts"
import { routes } from "./api/routes.ts"
import { seedPrices } from "./billing/prices.ts"
import { catchUp } from "./clock.ts"
import type { Endpoints } from "./delivery.ts"
import { type Fault, startFaults } from "./faults.ts"
import { send } from "./http/message.ts"
import { asProblem } from "./http/problem.ts"
import { settle } from "./objects/payments.ts"
import { answerPage } from "./pages/router.ts"
import { openState, type State } from "./state.ts"
import { startWebhooks, type WebhookMode, webhookModes } from "./webhooks.ts"
import type { World } from "./world.ts"

type StripeOptions = {
  /** 0 takes any free port. */
  port?: number
  /** The cloud's time in milliseconds. */
  now: () => number
  /** A folder to keep the state in; without it everything ends with the process. */
  state?: string
  webhooks: Endpoints
  /** Where a browser finds the hosted pages, when not at the listener itself. */
  publicUrl?: string
}

const tickMilliseconds = 200

/** A stateful stand-in for Stripe: its API for the real SDK, its hosted pages, its webhooks. */
export async function startStripe({
  port = 0,
  now,
  state: folder,
  webhooks: endpoints,
  publicUrl,
}: StripeOptions) {
  const { state, save, flush } = openState(folder)
  const webhooks = startWebhooks({ state, now, endpoints, save })
  const faults = startFaults(routes.map(({ operation }) => operation))
  const seconds = () => Math.floor(now() / 1000)
  const world: World = { state, seconds, pagesUrl: publicUrl ?? "", publish: webhooks.publish, save }
  seedPrices(world, seconds())
  const server = createServer(answerAll(world, startApi(world, faults)))
  const url = await listen(server, port)
  world.pagesUrl ||= url
  const clock = setInterval(() => catchUp(world), tickMilliseconds).unref()
  save()
  return {
    url,
    apiKey: state.apiKey,
    events: () => newestFirst(state),
    resend: webhooks.resend,
    settings: ({ webhooks: mode }: { webhooks: WebhookMode }) => setMode(webhooks.setMode, mode),
    fault: (fault: Fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    /** Ends a waiting bank debit now; false when there is none for this session. */
    settle: (sessionId: string, succeeds: boolean) => settleNow(world, sessionId, succeeds),
    /** Resolves when what is due by the clock has happened and no webhook is on its way any more. */
    idle() {
      catchUp(world)
      return webhooks.idle()
    },
    async close() {
      clearInterval(clock)
      await webhooks.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      flush()
    },
  }
}
export type LocalStripe = Awaited<ReturnType<typeof startStripe>>

async function listen(server: Server, port: number) {
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", resolve),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function answerAll(world: World, api: ReturnType<typeof startApi>) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      catchUp(world)
      const isApi = /^\/v\d+\//.test(request.url ?? "")
      send(response, isApi ? await api(request) : await answerPage(world, request))
    } catch (error) {
      const { status, message } = asProblem(error)
      send(response, { status, headers: { "content-type": "text/plain" }, body: message })
    }
  }
}

/** What the console shows: each event with what became of it. */
const newestFirst = ({ events }: State) =>
  events
    .map(({ event, ...sent }) => ({
      id: event.id,
      type: event.type,
      account: event.account,
      created: new Date(event.created * 1000).toISOString(),
      object: (event.data.object as { id?: string }).id,
      ...sent,
      event,
    }))
    .reverse()

function setMode(set: (mode: WebhookMode) => void, mode: WebhookMode) {
  if (!webhookModes.includes(mode)) throw new Error(`webhooks must be one of ${webhookModes.join(", ")}`)
  set(mode)
}

function settleNow(world: World, id: string, succeeds: boolean) {
  const held = Object.hasOwn(world.state.objects, id) ? world.state.objects[id] : undefined
  const checkout = world.state.checkouts[id]
  if (!checkout?.pending || held?.object.object !== "checkout.session") return false
  settle({ world, account: held.account, session: held.object, checkout }, succeeds)
  world.save()
  return true
}

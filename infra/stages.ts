import type { Node } from "constructs"

/** Everything in which stages differ. */
export type Stage = {
  name: string
  /** Absent: the account of whoever deploys. */
  account?: string
  region: string
  baseDomain: string
  /** A hosted zone of the base domain that exists already; without one the stack makes it. */
  hostedZoneId?: string
  /** The address of a host. */
  publicUrl: string
  stripeApiUrl: string
  /** How many copies of each function that anybody may call can run, so that none starves the others. */
  publicConcurrency: number
  /** What SES takes from the account: 14 once it is out of the sandbox, more when AWS is asked. */
  mailsPerSecond: number
  /** Who reads the alarms. */
  alarmEmail?: string
}

const shared = {
  publicUrl: "https://{host}",
  stripeApiUrl: "https://api.stripe.com",
}

type Described = Omit<Stage, "baseDomain"> & { baseDomain?: string }

const stages: Record<string, Described> = {
  local: {
    ...shared,
    name: "local",
    account: "000000000000",
    region: "eu-central-1",
    baseDomain: "localhost",
    publicConcurrency: 20,
    // Nothing leaves the machine.
    mailsPerSecond: 1000,
  },
  prod: {
    ...shared,
    name: "prod",
    region: "eu-central-1",
    publicConcurrency: 100,
    mailsPerSecond: 14,
  },
}

const given = ["account", "region", "hostedZoneId", "alarmEmail"] as const satisfies (keyof Stage)[]

/** The stage that the context names, with what the context says otherwise about it. */
export function stageOf(node: Node): Stage {
  const name = node.tryGetContext("stage") ?? "local"
  const stage = stages[name]
  if (!stage) throw new Error(`no stage ${name}: ${Object.keys(stages).join(" or ")}`)
  const said = given.flatMap((key) => {
    const value = node.tryGetContext(key)
    return value ? [[key, String(value)]] : []
  })
  const baseDomain = node.tryGetContext("baseDomain") ?? stage.baseDomain
  if (!baseDomain) throw new Error(`stage ${name} needs its base domain: -c baseDomain=…`)
  return { ...stage, ...Object.fromEntries(said), baseDomain }
}

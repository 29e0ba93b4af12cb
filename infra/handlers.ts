import type { Role } from "aws-cdk-lib/aws-iam"
import type { Construct } from "constructs"
import type { Env } from "../functions/env.ts"
import { type Entry, entries } from "./bundle.ts"
import { Handler } from "./handler.ts"
import type { DeadLetters } from "./queues.ts"

type Size = { timeoutSeconds?: number; memoryMb?: number; anybody?: true }

/** Where an entry differs from the rest. `anybody`: the outside world calls it, so its copies are capped. */
const sizes: Record<Entry, Size> = {
  auth: { anybody: true, memoryMb: 1769 },
  portal: { anybody: true },
  staff: { anybody: true },
  documents: { anybody: true, memoryMb: 1769 },
  payments: { anybody: true, timeoutSeconds: 25 },
  "stripe-webhook": { anybody: true, timeoutSeconds: 20 },
  "on-event": { timeoutSeconds: 60 },
  mail: { timeoutSeconds: 60 },
  jobs: { timeoutSeconds: 300, memoryMb: 1769 },
  schedule: { timeoutSeconds: 300 },
  operator: {},
  api: { anybody: true },
  // A mail of 40 MB is held whole, and again as its parts.
  inbound: { timeoutSeconds: 60, memoryMb: 1769 },
  feedback: { timeoutSeconds: 60 },
  domains: { timeoutSeconds: 60 },
}

type HandlersProps = {
  roles: Record<Entry, Role>
  environment: Env
  publicConcurrency: number
  /** Of those that are called asynchronously. */
  deadLetters: Partial<Record<Entry, DeadLetters>>
}

export function makeHandlers(scope: Construct, props: HandlersProps) {
  const { roles, environment, publicConcurrency } = props
  const made = entries.map((entry) => {
    const { anybody, ...size } = sizes[entry]
    const concurrency = anybody && publicConcurrency
    const deadLetters = props.deadLetters[entry]
    const role = roles[entry]
    return [entry, new Handler(scope, entry, { ...size, role, environment, concurrency, deadLetters })]
  })
  return Object.fromEntries(made) as Record<Entry, Handler>
}

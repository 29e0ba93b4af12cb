import { join } from "node:path"
import type { DnsRecord } from "../console/dns.ts"
import type { Clock } from "../machine/clock.ts"
import type { Faults } from "../machine/faults.ts"
import type { Stack } from "../stack/types.ts"
import { makeAuthorizer } from "./access/authorizer.ts"
import { makeKeyring, type Principal } from "./access/principals.ts"
import type { SignedRequest } from "./access/signature.ts"
import type { LookUp } from "./cloudfront/dns.ts"
import { openHosts } from "./cloudfront/open.ts"
import { openDrawers } from "./drawers.ts"
import { dynamodbService } from "./dynamodb/dynamodb.ts"
import { createTables, startEngine, sweepExpired } from "./dynamodb/engine.ts"
import { startGateway } from "./gateway.ts"
import { makeQueues } from "./queues.ts"
import { route53Service } from "./route53/service.ts"
import type { Zones } from "./route53/zones.ts"
import { makeObjects } from "./s3/objects.ts"
import { s3Service } from "./s3/s3.ts"
import { secretsService } from "./secrets.ts"
import { sesService } from "./ses.ts"
import { makeFeedback } from "./ses-feedback.ts"
import { identityService } from "./ses-identities.ts"
import { sqsService } from "./sqs.ts"
import { stsService } from "./sts.ts"

type AwsOptions = {
  stack: Stack
  clock: Clock
  faults: Faults
  /** Where objects are while it runs. */
  folder: string
  /** Where everything else is kept. Without it nothing outlives the process. */
  state: string | undefined
  onWrite: () => void
  /** What the world's DNS holds. */
  records: () => DnsRecord[]
  /** How the world's DNS answers Amazon. */
  lookUp: LookUp
  zones: Zones
}

export type Aws = Awaited<ReturnType<typeof startAws>>

/** All AWS services of the local cloud behind one endpoint. */
export async function startAws({
  stack,
  clock,
  faults,
  folder,
  state,
  onWrite,
  records,
  lookUp,
  zones,
}: AwsOptions) {
  const { engine, close: closeEngine } = await startEngine(state && join(state, "dynamodb.sqlite"))
  await createTables(engine, stack.tables)
  const { secrets, mailbox, identities, queueState, cloudFront, ...drawers } = openDrawers(state, stack)
  const keyring = makeKeyring(clock.now)
  const authorizer = makeAuthorizer(stack.accountId, stack.roles)
  const queues = makeQueues({ clock, definitions: stack.queues, drawer: queueState })
  const feedback = makeFeedback({ queues, mailEvents: stack.mailEvents, now: clock.now })
  const dynamodb = dynamodbService({
    engine,
    authorizer,
    tables: Object.fromEntries(stack.tables.map((table) => [table.name, table])),
    onWrite,
  })
  const objects = makeObjects(join(folder, "s3"), clock.now)
  const s3 = s3Service({
    authorizer,
    keyring,
    objects,
    buckets: stack.buckets,
    now: clock.now,
  })
  const arnOf = (identity: string) => `arn:aws:ses:${stack.region}:${stack.accountId}:identity/${identity}`
  const made = stack.identities
  const senderDomains = identityService({ authorizer, identities, made, records, arnOf })
  const ses = sesService({
    authorizer,
    now: clock.now,
    mailbox,
    identities: stack.identities,
    arnOf,
    taken: feedback.simulate,
    isVerified: senderDomains.isVerified,
  })
  const hosts = openHosts({ stack, authorizer, now: clock.now, lookUp, drawer: cloudFront })
  const services = {
    cloudfront: hosts.cloudFront,
    acm: hosts.acm,
    route53: route53Service({ authorizer, zones, now: clock.now }),
    dynamodb,
    s3,
    sts: stsService({ accountId: stack.accountId, authorizer, keyring, now: clock.now }),
    sqs: sqsService(queues, authorizer),
    // Both of SES's APIs sign as one service; only their paths tell them apart.
    ses: (request: SignedRequest) => (senderDomains.takes(request) ? senderDomains.service : ses),
    secretsmanager: secretsService(authorizer, secrets.value),
  }
  const gateway = await startGateway({ keyring, faults, now: clock.now, services, s3 })

  return {
    url: gateway.url,
    engine,
    authorizer,
    keyring,
    objects,
    queues,
    mailbox,
    feedback,
    /** What CloudFront has of hosts that do not come with the template. */
    hosts: { state: cloudFront.value, changed: cloudFront.changed, isServed: hosts.isServed },
    secrets: secrets.value,
    consumed: dynamodb.consumed,
    sweep: () => Promise.all(stack.tables.map((table) => sweepExpired(engine, table, clock.now()))),
    async close() {
      gateway.close()
      drawers.close()
      closeEngine()
    },
  }
}

/** A session of a role, as if `actor` had assumed it. */
export const sessionOf = (roleArn: string, actor: string, tags: Record<string, string> = {}): Principal => ({
  kind: "role",
  roleArn,
  sessionArn: `${roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${actor}`,
  actor,
  tags,
})

/** Whoever runs this machine: not subject to the product's policies. */
export const operator: Principal = {
  kind: "operator",
  roleArn: "arn:aws:iam::000000000000:role/operator",
  sessionArn: "arn:aws:sts::000000000000:assumed-role/operator/local",
  actor: "operator",
  tags: {},
}

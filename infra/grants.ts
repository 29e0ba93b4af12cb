import type { IPublicHostedZone } from "aws-cdk-lib/aws-route53"
import { accept } from "./accepted.ts"
import { type Entry, entries } from "./bundle.ts"
import { grantEdge } from "./edge-rights.ts"
import type { Handler } from "./handler.ts"
import type { Mail } from "./mail.ts"
import type { WorkQueue } from "./queues.ts"
import { directoryKeys } from "./roles.ts"
import type { Secrets } from "./secrets.ts"
import type { PorticoTable } from "./table.ts"
import { grantZones } from "./zone-rights.ts"

type Parts = {
  handlers: Record<Entry, Handler>
  table: PorticoTable
  secrets: Secrets
  queues: { mail: WorkQueue; jobs: WorkQueue; domains: WorkQueue }
  mail: Mail
  hosts: { wildcardArn: string; certificateArn: string; zone: IPublicHostedZone }
}

/** What of the directory each function reads before it knows the tenant. */
const looksUp: Partial<Record<Entry, string[]>> = {
  auth: ["host", "staff", "person"],
  staff: ["host", "person", "sender"],
  "stripe-webhook": ["stripe"],
  operator: ["host"],
  schedule: ["sender"],
  api: ["key"],
  domains: ["host"],
}
const countsRequests: Entry[] = ["auth", "portal", "staff", "payments", "api", "jobs"]
const speaksToStripe: Entry[] = ["payments", "stripe-webhook", "schedule"]
/** Neither serve requests nor make links: they verify and sign nothing. */
const signsNothing: Entry[] = ["on-event", "jobs", "schedule", "feedback", "domains"]

/** Everything a function may do by itself. Rows and files of tenants are not here: those it reaches by vended roles only. */
export function grantAll({ handlers, table, secrets, queues, mail, hosts }: Parts) {
  const on = [table.tableArn]
  for (const entry of entries.filter((each) => !signsNothing.includes(each)))
    handlers[entry].allow(["secretsmanager:GetSecretValue"], [secrets.session.secretArn])
  for (const entry of speaksToStripe)
    handlers[entry].allow(["secretsmanager:GetSecretValue"], [secrets.stripe.secretArn])
  for (const [entry, kinds] of Object.entries(looksUp))
    handlers[entry as Entry].allow(["dynamodb:GetItem"], on, directoryKeys(...kinds))
  for (const entry of countsRequests)
    handlers[entry].allow(["dynamodb:UpdateItem"], on, directoryKeys("limit"))

  for (const entry of ["schedule", "operator"] as const)
    handlers[entry].allow(["dynamodb:Query"], [`${table.tableArn}/index/gsi1`], directoryKeys("tenants"))
  for (const entry of ["staff", "schedule"] as const)
    handlers[entry].allow(["sqs:SendMessage"], [queues.jobs.queueArn])
  // Whoever adds a domain or asks after it, the clock, another plan, and a domain that is not finished.
  for (const entry of ["staff", "schedule", "operator", "domains", "payments", "stripe-webhook"] as const)
    handlers[entry].allow(["sqs:SendMessage"], [queues.domains.queueArn])
  // What is too long for one run, or has to wait, sends itself on.
  handlers.jobs.allow(["sqs:SendMessage"], [queues.jobs.queueArn])
  handlers.mail.allow(["sqs:SendMessage"], [queues.mail.queueArn])
  handlers["on-event"].allow(["sqs:SendMessage"], [queues.mail.queueArn, queues.jobs.queueArn])
  handlers.mail.allow(["ses:SendRawEmail"], [mail.identity.emailIdentityArn, mail.configurationArn], {
    StringEquals: { "ses:FromAddress": mail.sender },
  })
  grantSenderDomains(handlers, mail)
  grantEdge(handlers.domains, hosts)
  grantZones(handlers.domains, hosts.zone)
}

/** Companies send from domains of their own; ours is no business of theirs. */
function grantSenderDomains({ staff, schedule, mail: sender }: Record<Entry, Handler>, mail: Mail) {
  const theirs = [mail.identityArnOf("*")]
  const manage = [
    "ses:CreateEmailIdentity",
    "ses:GetEmailIdentity",
    "ses:PutEmailIdentityMailFromAttributes",
    "ses:DeleteEmailIdentity",
  ]
  staff.allow(manage, theirs)
  staff.deny(manage, [mail.identity.emailIdentityArn])
  // SES asks for the set that a new identity brings along, too.
  staff.allow(["ses:CreateEmailIdentity"], [mail.configurationArn])
  // What nobody proved in two weeks is removed.
  schedule.allow(["ses:GetEmailIdentity", "ses:DeleteEmailIdentity"], theirs)
  schedule.deny(["ses:DeleteEmailIdentity"], [mail.identity.emailIdentityArn])
  sender.allow(["ses:SendRawEmail"], [...theirs, mail.configurationArn], {
    StringNotLike: { "ses:FromAddress": [`*@${mail.domain}`, `*@*.${mail.domain}`] },
  })
  for (const { role } of [staff, schedule, sender])
    if (role) accept(role, "senderDomains", mail.identitiesAsFound)
}

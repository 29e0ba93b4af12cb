import {
  type App,
  CfnOutput,
  CrossStackReferences,
  ReferenceStrength,
  Stack,
  type StackProps,
} from "aws-cdk-lib"
import { HttpMethod } from "aws-cdk-lib/aws-apigatewayv2"
import type { Construct } from "constructs"
import type { Env } from "../functions/env.ts"
import { Alarms } from "./alarms.ts"
import { Api } from "./api.ts"
import { Domains } from "./domains.ts"
import { PrivateBucket } from "./files.ts"
import { GlobalStack } from "./global.ts"
import { grantAll } from "./grants.ts"
import { makeHandlers } from "./handlers.ts"
import { Mail } from "./mail.ts"
import { Portal } from "./portal.ts"
import { DeadLetters, WorkQueue } from "./queues.ts"
import { Receiving } from "./receiving.ts"
import { functionRoles, vendedRoles } from "./roles.ts"
import { Schedules } from "./schedules.ts"
import { Secrets } from "./secrets.ts"
import { Site } from "./site.ts"
import { consume } from "./sources.ts"
import type { Stage } from "./stages.ts"
import { PorticoTable } from "./table.ts"

type PorticoProps = StackProps & { stage: Stage; global: GlobalStack }

/** The product. */
class PorticoStack extends Stack {
  constructor(scope: Construct, id: string, { stage, global, ...props }: PorticoProps) {
    super(scope, id, { ...props, env: { account: stage.account, region: stage.region } })
    // CloudFormation reads the other region's outputs itself; the strong kind would need two Lambdas of CDK's.
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK)
    const { zone, certificate, firewallArn } = global
    const { baseDomain } = stage

    const secrets = new Secrets(this, "secrets")
    const table = new PorticoTable(this, "table")
    const site = new Site(this, "site")
    // Portals are at hosts of companies, too, and the signed form is all the right that an upload needs.
    const files = new PrivateBucket(this, "files", [stage.publicUrl.replace("{host}", "*")])
    const mail = new Mail(this, "ses", zone)
    const queues = {
      mail: new WorkQueue(this, "mail", 60),
      jobs: new WorkQueue(this, "jobs", 300),
      domains: new WorkQueue(this, "domains", 60),
      onEventDeadLetters: new DeadLetters(this, "on-event-dead-letters"),
      scheduleDeadLetters: new DeadLetters(this, "schedule-dead-letters"),
      inboundDeadLetters: new DeadLetters(this, "inbound-dead-letters"),
    }

    const api = new Api(this, "http-api", zone)
    const portal = new Portal(this, "edge", {
      baseDomain,
      site,
      files,
      firewallArn,
      apiDomain: api.domainName,
      originSecret: secrets.originSecret,
      certificateArn: certificate.certificateArn,
    })
    const domains = new Domains(this, "routing", zone, portal.distribution.attrId)

    const roles = functionRoles(this)
    const vended = vendedRoles(this, { table, files }, roles)
    const environment: Env = {
      STAGE: stage.name,
      TABLE_NAME: table.tableName,
      FILES_BUCKET: files.bucketName,
      MAIL_QUEUE_URL: queues.mail.queueUrl,
      JOBS_QUEUE_URL: queues.jobs.queueUrl,
      DOMAINS_QUEUE_URL: queues.domains.queueUrl,
      TENANT_ROLE_ARN: vended.tenant,
      CUSTOMER_ROLE_ARN: vended.customer,
      DIRECTORY_ROLE_ARN: vended.directory,
      SESSION_SECRET_ARN: secrets.session.secretArn,
      STRIPE_SECRET_ARN: secrets.stripe.secretArn,
      BASE_DOMAIN: baseDomain,
      PUBLIC_URL: stage.publicUrl,
      ROUTING_ENDPOINT: domains.group.attrRoutingEndpoint,
      PORTAL_DISTRIBUTION_ID: portal.distribution.attrId,
      CONNECTION_GROUP_ID: domains.group.attrId,
      STRIPE_API_URL: stage.stripeApiUrl,
      MAIL_CONFIGURATION_SET: mail.configuration.configurationSetName,
      MAILS_PER_SECOND: String(stage.mailsPerSecond),
    }
    const { publicConcurrency } = stage
    const deadLetters = { schedule: queues.scheduleDeadLetters, inbound: queues.inboundDeadLetters }
    const handlers = makeHandlers(this, { roles, environment, publicConcurrency, deadLetters })
    const { wildcardArn } = domains
    const { certificateArn } = certificate
    grantAll({ handlers, table, secrets, queues, mail, hosts: { wildcardArn, certificateArn, zone } })
    consume({ handlers, table, queues: { ...queues, feedback: mail.feedback } })
    new Receiving(this, "receiving", { zone, files, handler: handlers.inbound })
    new Schedules(this, "schedules", handlers.schedule, queues.scheduleDeadLetters)

    for (const entry of ["auth", "portal", "staff", "documents", "payments"] as const)
      api.route(HttpMethod.ANY, `/api/${entry}/{proxy+}`, handlers[entry])
    for (const whose of ["portal", "staff", "staff/customers/{customerId}"])
      for (const path of [`/api/${whose}/attachments`, `/api/${whose}/attachments/{proxy+}`])
        api.route(HttpMethod.ANY, path, handlers.documents)
    api.route(HttpMethod.PUT, "/api/staff/branding/logo", handlers.documents)
    api.route(HttpMethod.ANY, "/api/v1/{proxy+}", handlers.api)
    api.route(HttpMethod.POST, "/api/stripe/{proxy+}", handlers["stripe-webhook"])

    new Alarms(this, "alarms", {
      api: api.api,
      handlers: Object.values(handlers),
      deadLetters: {
        "mail-dead-letters": queues.mail.deadLetters,
        "jobs-dead-letters": queues.jobs.deadLetters,
        "domains-dead-letters": queues.domains.deadLetters,
        "on-event-dead-letters": queues.onEventDeadLetters,
        "schedule-dead-letters": queues.scheduleDeadLetters,
        "inbound-dead-letters": queues.inboundDeadLetters,
        "feedback-dead-letters": mail.feedback.deadLetters,
      },
      feedback: mail.feedback,
      email: stage.alarmEmail,
    })
    new CfnOutput(this, "SiteBucket", { value: site.bucketName })
    new CfnOutput(this, "OperatorFunction", { value: handlers.operator.functionName })
    new CfnOutput(this, "StripeSecretArn", { value: secrets.stripe.secretArn })
  }
}

/** Both stacks of a stage. */
export function makeStacks(app: App, stage: Stage) {
  const name = `portico-${stage.name}`
  const global = new GlobalStack(app, `${name}-global`, { stage, terminationProtection: true })
  return new PorticoStack(app, name, { stage, global, terminationProtection: true })
}

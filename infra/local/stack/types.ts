import type { Role } from "../../policies.ts"
import type { QueueDefinition } from "../aws/queues.ts"
import type { BucketDefinition } from "../aws/s3/bucket.ts"

/** What the local cloud runs, as read from the synthesised templates and nowhere else. */
export type Stack = {
  accountId: string
  region: string
  roles: Role[]
  functions: FunctionDefinition[]
  routes: HttpRoute[]
  tables: TableDefinition[]
  queues: QueueDefinition[]
  buckets: BucketDefinition[]
  secrets: SecretDefinition[]
  identities: Record<string, string>
  streamSources: StreamSource[]
  queueSources: QueueSource[]
  schedules: Schedule[]
  receiptRules: ReceiptRule[]
  mailEvents: MailEvents[]
  edge: EdgeDefinition | undefined
}

export type FunctionDefinition = {
  /** The entry it was made of: `auth` for `functions/auth.ts`. */
  name: string
  /** What AWS calls it. */
  functionName: string
  arn: string
  file: string
  roleArn: string
  environment: Record<string, string>
  memoryMb: number
  timeoutSeconds: number
  reservedConcurrency?: number
  /** Where events of asynchronous invocations go that failed for good. */
  deadLetterArn?: string
}

/** `path` as API Gateway writes it: `/api/auth/{proxy+}`. */
export type HttpRoute = { method: string; path: string; functionName: string }

export type TableDefinition = {
  name: string
  arn: string
  /** The input of CreateTable. */
  definition: Record<string, unknown>
  partitionKey: string
  indexes: Record<string, string>
  ttlAttribute?: string
}

export type SecretDefinition = { arn: string; template?: string; generateKey?: string; length: number }

export type StreamSource = {
  tableName: string
  functionName: string
  batchSize: number
  filters: object[]
  bisect: boolean
  retries: number
  reportsFailures: boolean
  failureArn?: string
}

export type QueueSource = {
  queueArn: string
  functionName: string
  batchSize: number
  reportsFailures: boolean
}

/** `expression` is `rate(...)` or `cron(...)`. */
export type Schedule = { name: string; expression: string; functionName: string; input: unknown }

/** Which of SES's events about our mails go to which queue. */
export type MailEvents = { types: string[]; queueArn: string }

/** Where mails for these addresses or domains are laid, and who is told. */
export type ReceiptRule = { recipients: string[]; bucket: string; prefix: string; functionName: string }

export type EdgeFunctions = { viewerRequest?: string; viewerResponse?: string }
export type Behaviour = EdgeFunctions & {
  pathPattern: string
  origin: string
  methods: string[]
  headers: Record<string, string>
  compress: boolean
}
export type Origin = { kind: "site" | "api"; headers: Record<string, string>; path: string }
export type EdgeDefinition = {
  behaviours: Behaviour[]
  origins: Record<string, Origin>
  distributionId: string
  connectionGroupId: string
  /** What hosts that do not come with the template have to lead to. */
  routingEndpoint: string
  /** Of the template's own tenants: `*.` and our base. */
  domains: string[]
}

import { Stack } from "aws-cdk-lib"
import {
  ArnPrincipal,
  CfnRole,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam"
import type { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"
import { accept } from "./accepted.ts"
import { type Entry, entries } from "./bundle.ts"
import { indexNames, type PorticoTable } from "./table.ts"

type Tag = "TenantId" | "CustomerId"

// Ids are 26 characters long, so no id is the beginning of another and no tag can be a wildcard.
const idShape = "?".repeat(26)
const own = (tag: Tag) => `\${aws:PrincipalTag/${tag}}`
const tenant = `T#${own("TenantId")}`
const customer = `${tenant}#C#${own("CustomerId")}`
const ownFiles = {
  tenant: `T/${own("TenantId")}/*`,
  customer: `T/${own("TenantId")}/C/${own("CustomerId")}/*`,
}
const within = (key: string) => [key, `${key}#*`]

const reads = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"]
const writes = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:ConditionCheckItem",
]

/** Of the tags: that they are there and have the shape of an id. */
const tagged = (tags: Tag[]) => ({
  Null: Object.fromEntries(tags.map((tag) => [`aws:PrincipalTag/${tag}`, "false"])),
  StringLike: Object.fromEntries(tags.map((tag) => [`aws:PrincipalTag/${tag}`, idShape])),
})

/**
 * Every key of the request is one of `keys`. An empty set of keys would satisfy `ForAllValues`, and so allow a
 * Scan, which is why the keys must also be there.
 */
function keyed(tags: Tag[], keys: string[]) {
  const { Null, StringLike } = tagged(tags)
  return {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
    Null: { ...Null, "dynamodb:LeadingKeys": "false" },
    StringLike,
  }
}

type Data = { table: PorticoTable; files: Bucket }

const tableAnd = ({ tableArn }: PorticoTable, indexes: readonly string[]) => [
  tableArn,
  ...indexes.map((name) => `${tableArn}/index/${name}`),
]

function denials({ table }: Data) {
  const resources = tableAnd(table, indexNames)
  return [
    new PolicyStatement({
      sid: "NothingWithoutKeys",
      effect: Effect.DENY,
      actions: [
        "dynamodb:Scan",
        "dynamodb:PartiQLSelect",
        "dynamodb:PartiQLInsert",
        "dynamodb:PartiQLUpdate",
        "dynamodb:PartiQLDelete",
        "dynamodb:ExportTableToPointInTime",
        "dynamodb:CreateBackup",
      ],
      resources,
    }),
    new PolicyStatement({
      sid: "HistoryIsOnlyAppended",
      effect: Effect.DENY,
      actions: ["dynamodb:UpdateItem", "dynamodb:DeleteItem"],
      resources,
      conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["T#*#ledger", "T#*#events"] } },
    }),
  ]
}

function tenantStatements({ table, files }: Data) {
  return [
    new PolicyStatement({
      sid: "OwnRows",
      actions: [...reads, ...writes],
      resources: tableAnd(table, indexNames),
      conditions: keyed(["TenantId"], within(tenant)),
    }),
    new PolicyStatement({
      sid: "OwnFiles",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [files.arnForObjects(ownFiles.tenant)],
      conditions: tagged(["TenantId"]),
    }),
  ]
}

function directoryStatements({ table }: Data) {
  return [
    new PolicyStatement({
      sid: "Claims",
      actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem"],
      resources: [table.tableArn],
      conditions: keyed(["TenantId"], ["D#host#*", "D#staff#*", "D#stripe#*"]),
    }),
  ]
}

function customerStatements({ table, files }: Data) {
  const tags: Tag[] = ["TenantId", "CustomerId"]
  return [
    new PolicyStatement({
      sid: "OwnRowsAndTheTenantsFace",
      actions: reads,
      resources: tableAnd(table, ["gsi2"]),
      conditions: keyed(tags, [...within(customer), `${tenant}#public`]),
    }),
    new PolicyStatement({
      sid: "OwnRows",
      actions: writes,
      resources: [table.tableArn],
      conditions: keyed(tags, within(customer)),
    }),
    new PolicyStatement({
      sid: "Events",
      actions: ["dynamodb:PutItem"],
      resources: [table.tableArn],
      conditions: keyed(tags, [`${tenant}#events`]),
    }),
    new PolicyStatement({
      sid: "OwnFiles",
      actions: ["s3:GetObject"],
      resources: [files.arnForObjects(ownFiles.customer)],
      conditions: tagged(tags),
    }),
  ]
}

const vended = {
  customer: { tags: ["TenantId", "CustomerId"], takenBy: ["portal", "documents", "payments"] },
  tenant: {
    tags: ["TenantId"],
    takenBy: [
      "auth",
      "staff",
      "documents",
      "payments",
      "stripe-webhook",
      "on-event",
      "mail",
      "jobs",
      "schedule",
    ],
  },
  directory: { tags: ["TenantId"], takenBy: ["auth", "staff", "payments"] },
} as const satisfies Record<string, { tags: readonly Tag[]; takenBy: readonly Entry[] }>

const statementsOf: Record<keyof typeof vended, (data: Data) => PolicyStatement[]> = {
  customer: (data) => [...customerStatements(data), ...denials(data)],
  tenant: (data) => [...tenantStatements(data), ...denials(data)],
  directory: (data) => [...tenantStatements(data), ...directoryStatements(data), ...denials(data)],
}

/** Who may take a role on, and with which tags: these, all of these and no others. */
function trust(tags: readonly Tag[], callers: Role[]) {
  return new PolicyStatement({
    principals: callers.map(({ roleArn }) => new ArnPrincipal(roleArn)),
    actions: ["sts:AssumeRole", "sts:TagSession"],
    conditions: {
      "ForAllValues:StringEquals": { "aws:TagKeys": tags },
      Null: Object.fromEntries(tags.map((tag) => [`aws:RequestTag/${tag}`, "false"])),
      StringLike: Object.fromEntries(tags.map((tag) => [`aws:RequestTag/${tag}`, idShape])),
    },
  })
}

/** Of the finding that a right ends in `*`: that is what a prefix of files looks like. */
function acceptOwnFiles(role: CfnRole, files: Bucket) {
  const bucket = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket)
  for (const prefix of [ownFiles.tenant, ownFiles.customer]) {
    const resource = `<${bucket}.Arn>/${prefix.replace(/\$\{(.+?)\}/g, "<$1>")}`
    accept(
      role,
      `AwsSolutions-IAM5[Resource::${resource}]`,
      "Files below the prefix of the tenant or customer in the session's tags.",
    )
  }
}

/** A role of its own for every function, which may do nothing yet. */
export const functionRoles = (scope: Construct) =>
  Object.fromEntries(
    entries.map((entry) => [
      entry,
      new Role(scope, `${entry}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") }),
    ]),
  ) as Record<Entry, Role>

/** The roles that functions take on for one tenant or one customer at a time, named by session tags. */
export function vendedRoles(scope: Construct, data: Data, functions: Record<Entry, Role>) {
  const arnOf = (name: keyof typeof vended) => {
    const { tags, takenBy } = vended[name]
    const callers = takenBy.map((entry) => functions[entry])
    const role = new CfnRole(scope, `${name}-role`, {
      description: `Rows and files of one ${name}, named by session tags`,
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: new PolicyDocument({ statements: [trust(tags, callers)] }),
      policies: [
        { policyName: "data", policyDocument: new PolicyDocument({ statements: statementsOf[name](data) }) },
      ],
    })
    acceptOwnFiles(role, data.files)
    const { attrArn } = role
    const take = { actions: ["sts:AssumeRole", "sts:TagSession"], resources: [attrArn] }
    for (const caller of callers) caller.addToPolicy(new PolicyStatement(take))
    return attrArn
  }
  return { customer: arnOf("customer"), tenant: arnOf("tenant"), directory: arnOf("directory") }
}

/** What must be read before a tenant is known, by key only. */
export const directoryKeys = (...kinds: string[]) => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": kinds.map((kind) => `D#${kind}#*`) },
  Null: { "dynamodb:LeadingKeys": "false" },
})

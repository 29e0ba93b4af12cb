import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import { indexNames, type PorticoTable } from "./table.ts"

/** The session tags that say whose rows these are. */
export type Tag = "TenantId" | "CustomerId"

// Ids are 26 characters long, so no id is the beginning of another and no tag can be a wildcard.
export const idShape = "?".repeat(26)
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
 * Every key of the request is one of `keys`. No keys at all would satisfy `ForAllValues`, and so allow a Scan,
 * which is why there must be some, too.
 */
function keyed(tags: Tag[], keys: string[]) {
  const { Null, StringLike } = tagged(tags)
  return {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
    "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": keys },
    Null: { ...Null, "dynamodb:LeadingKeys": "false" },
    StringLike,
  }
}

export type Data = { table: PorticoTable; files: Bucket }

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
      conditions: keyed(["TenantId"], ["D#host#*", "D#staff#*", "D#stripe#*", "D#key#*", "D#person#*"]),
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

/** What each vended role may do, below which prefix of files, and with which tags. */
export const tenancy = {
  customer: {
    files: ownFiles.customer,
    tags: ["TenantId", "CustomerId"],
    statements: (data: Data) => [...customerStatements(data), ...denials(data)],
  },
  tenant: {
    files: ownFiles.tenant,
    tags: ["TenantId"],
    statements: (data: Data) => [...tenantStatements(data), ...denials(data)],
  },
  directory: {
    files: ownFiles.tenant,
    tags: ["TenantId"],
    statements: (data: Data) => [...tenantStatements(data), ...directoryStatements(data), ...denials(data)],
  },
} satisfies Record<string, { files: string; tags: Tag[]; statements: (data: Data) => PolicyStatement[] }>
export type VendedRole = keyof typeof tenancy

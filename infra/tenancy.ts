import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam"
import type { Bucket } from "aws-cdk-lib/aws-s3"
import { indexNames, type PorticoTable } from "./table.ts"

/** The session tags that say whose rows these are. */
export type Tag = "TenantId" | "CustomerId"

// Ids are 26 characters long, so no id is the beginning of another and no tag can be a wildcard.
export const idShape = "?".repeat(26)
const sampleIdShape = `sample${"?".repeat(20)}`
const own = (tag: Tag) => `\${aws:PrincipalTag/${tag}}`
const tenant = `T#${own("TenantId")}`
const customer = `${tenant}#C#${own("CustomerId")}`
const ownFiles = `T/${own("TenantId")}/*`
const customerFiles = `T/${own("TenantId")}/C/${own("CustomerId")}/*`
const within = (key: string) => [key, `${key}#*`]

/**
 * Indexes hold lists only. What changes is replaced as a whole; updated in place are only the month sums of a customer
 * and what it has open, to which the company's own role adds with each posting.
 */
const reads = ["dynamodb:GetItem", "dynamodb:BatchGetItem"]
const writes = ["dynamodb:PutItem", "dynamodb:DeleteItem"]

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
    new PolicyStatement({
      sid: "SumsAreOnlyAddedTo",
      effect: Effect.DENY,
      actions: writes,
      resources,
      conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["T#*#balances"] } },
    }),
  ]
}

function tenantStatements({ table, files }: Data) {
  return [
    new PolicyStatement({
      sid: "OwnRows",
      actions: [...reads, ...writes],
      resources: [table.tableArn],
      conditions: keyed(["TenantId"], within(tenant)),
    }),
    new PolicyStatement({
      sid: "Sums",
      actions: ["dynamodb:UpdateItem"],
      resources: [table.tableArn],
      conditions: keyed(["TenantId"], [`${tenant}#C#${idShape}#balances`, `${tenant}#owed#?#balances`]),
    }),
    new PolicyStatement({
      sid: "SampleSums",
      actions: ["dynamodb:UpdateItem"],
      resources: [table.tableArn],
      conditions: keyed(
        ["TenantId"],
        [`${tenant}#C#${sampleIdShape}#sampleBalances`, `${tenant}#owed#sampleBalances`],
      ),
    }),
    new PolicyStatement({
      sid: "OwnLists",
      actions: ["dynamodb:Query"],
      resources: tableAnd(table, indexNames),
      conditions: keyed(["TenantId"], within(tenant)),
    }),
    new PolicyStatement({
      sid: "OwnFiles",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [files.arnForObjects(ownFiles)],
      conditions: tagged(["TenantId"]),
    }),
  ]
}

/** What is claimed or given back is read and committed together with rows of the tenant, though none of its lists or files. */
function directoryStatements({ table }: Data) {
  return [
    new PolicyStatement({
      sid: "OwnRows",
      actions: ["dynamodb:GetItem", "dynamodb:Query", ...writes],
      resources: [table.tableArn],
      conditions: keyed(["TenantId"], within(tenant)),
    }),
    new PolicyStatement({
      sid: "Claims",
      actions: ["dynamodb:PutItem"],
      resources: [table.tableArn],
      conditions: keyed(
        ["TenantId"],
        ["D#host#*", "D#staff#*", "D#stripe#*", "D#key#*", "D#person#*", "D#sender#*"],
      ),
    }),
    new PolicyStatement({
      sid: "GivenBack",
      actions: ["dynamodb:DeleteItem"],
      resources: [table.tableArn],
      conditions: keyed(["TenantId"], ["D#staff#*", "D#key#*", "D#person#*", "D#sender#*"]),
    }),
  ]
}

function customerStatements({ table, files }: Data) {
  const tags: Tag[] = ["TenantId", "CustomerId"]
  return [
    new PolicyStatement({
      sid: "OwnRowsAndTheTenantsFace",
      actions: reads,
      resources: [table.tableArn],
      conditions: keyed(tags, [...within(customer), `${tenant}#public`]),
    }),
    new PolicyStatement({
      sid: "OwnLists",
      actions: ["dynamodb:Query"],
      resources: tableAnd(table, ["gsi2"]),
      conditions: keyed(tags, within(customer)),
    }),
    new PolicyStatement({
      sid: "OwnRows",
      actions: ["dynamodb:PutItem"],
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
      sid: "MoneyIsPostedByTheCompany",
      effect: Effect.DENY,
      actions: writes,
      resources: [table.tableArn],
      conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": [`${customer}#ledger`] } },
    }),
    new PolicyStatement({
      sid: "OwnFiles",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: [files.arnForObjects(customerFiles)],
      conditions: tagged(tags),
    }),
  ]
}

export type Vended = { files?: string; tags: Tag[]; statements: (data: Data) => PolicyStatement[] }

/** What each vended role may do, below which prefix of files, and with which tags. */
export const tenancy = {
  customer: {
    files: customerFiles,
    tags: ["TenantId", "CustomerId"],
    statements: (data: Data) => [...customerStatements(data), ...denials(data)],
  },
  tenant: {
    files: ownFiles,
    tags: ["TenantId"],
    statements: (data: Data) => [...tenantStatements(data), ...denials(data)],
  },
  directory: {
    tags: ["TenantId"],
    statements: (data: Data) => [...directoryStatements(data), ...denials(data)],
  },
} satisfies Record<string, Vended>
export type VendedRole = keyof typeof tenancy

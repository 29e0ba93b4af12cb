import { Stack } from "aws-cdk-lib"
import {
  ArnPrincipal,
  CfnRole,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam"
import type { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"
import { accept } from "./accepted.ts"
import { type Entry, entries } from "./bundle.ts"
import { type Data, idShape, type Tag, tenancy, type Vended, type VendedRole } from "./tenancy.ts"

const takenBy: Record<VendedRole, Entry[]> = {
  customer: ["auth", "portal", "documents", "payments"],
  tenant: [
    "auth",
    "staff",
    "documents",
    "payments",
    "stripe-webhook",
    "mail",
    "jobs",
    "schedule",
    "operator",
    "api",
    "inbound",
    "feedback",
    "domains",
  ],
  directory: ["auth", "staff", "payments", "schedule", "domains"],
}

/** Who may take a role on, and with which tags: these, all of these and no others. */
function trust(tags: Tag[], callers: Role[]) {
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
function acceptOwnFiles(role: CfnRole, files: Bucket, prefix: string) {
  const bucket = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket)
  const resource = `<${bucket}.Arn>/${prefix.replace(/\$\{(.+?)\}/g, "<$1>")}`
  accept(role, "ownFiles", resource)
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
  const arnOf = (name: VendedRole) => {
    const { tags, statements, files: ownFiles }: Vended = tenancy[name]
    const callers = takenBy[name].map((entry) => functions[entry])
    const role = new CfnRole(scope, `${name}-role`, {
      description: `Rows and files of one ${name}, named by session tags`,
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: new PolicyDocument({ statements: [trust(tags, callers)] }),
      policies: [
        { policyName: "data", policyDocument: new PolicyDocument({ statements: statements(data) }) },
      ],
    })
    if (ownFiles) acceptOwnFiles(role, data.files, ownFiles)
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
  "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["D#*"] },
  Null: { "dynamodb:LeadingKeys": "false" },
})

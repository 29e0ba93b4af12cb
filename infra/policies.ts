import { readFileSync } from "node:fs"
import { join } from "node:path"
import { arnOf, nameOf, resolve } from "./intrinsics.ts"

export { arnOf, nameOf, resolve }

export type Resource = { Type: string; Properties?: Record<string, unknown>; [attribute: string]: unknown }

/** A synthesised stack, with the other stacks of its assembly, whose outputs it may read. */
export type Template = {
  stackName: string
  account: string
  region: string
  resources: Record<string, Resource>
  outputs: Record<string, { Value: unknown }>
  parameters: Record<string, { Default?: unknown }>
  stacks: Record<string, Template>
}

type Artifact = {
  type: string
  environment?: string
  properties?: { templateFile?: string; stackName?: string }
}

const placeholder = { account: "000000000000", region: "eu-central-1" }

function readStack(
  cdkOut: string,
  name: string,
  artifact: Artifact,
  stacks: Record<string, Template>,
): Template {
  const [, account = "", region = ""] = artifact.environment?.match(/^aws:\/\/([^/]+)\/(.+)$/) ?? []
  const json = JSON.parse(readFileSync(join(cdkOut, artifact.properties?.templateFile ?? ""), "utf8"))
  return {
    stackName: artifact.properties?.stackName ?? name,
    account: account.startsWith("unknown") ? placeholder.account : account,
    region: region.startsWith("unknown") ? placeholder.region : region,
    resources: json.Resources ?? {},
    outputs: json.Outputs ?? {},
    parameters: json.Parameters ?? {},
    stacks,
  }
}

/** Every stack of a cloud assembly by its name. */
function readTemplates(cdkOut: string): Record<string, Template> {
  const manifest = JSON.parse(readFileSync(join(cdkOut, "manifest.json"), "utf8"))
  const stacks: Record<string, Template> = {}
  for (const [name, artifact] of Object.entries<Artifact>(manifest.artifacts)) {
    if (artifact.type !== "aws:cloudformation:stack") continue
    const template = readStack(cdkOut, name, artifact, stacks)
    stacks[template.stackName] = template
  }
  return stacks
}

/** The product's own stack: the one with the table, beside the global one that only CloudFront needs. */
export function readTemplate(cdkOut: string): Template {
  const product = Object.values(readTemplates(cdkOut)).find(
    (template) => resourcesOf(template, "AWS::Lambda::Function").length,
  )
  if (!product) throw new Error(`no stack with functions in ${cdkOut}`)
  return product
}

/** Logical ids of the resources of one type. */
export const resourcesOf = (template: Template, type: string) =>
  Object.keys(template.resources).filter((id) => template.resources[id]?.Type === type)

/** The resolved properties of one resource. */
export const propertiesOf = (template: Template, logicalId: string) =>
  resolve(template, template.resources[logicalId]?.Properties ?? {}) as Record<string, unknown>

export type Statement = {
  Sid?: string
  Effect: "Allow" | "Deny"
  Action: string | string[]
  Resource?: string | string[]
  Principal?: unknown
  Condition?: Record<string, Record<string, string | string[]>>
}
export type PolicyDocument = { Version: string; Statement: Statement[] }
export type Role = {
  logicalId: string
  name: string
  arn: string
  trust: PolicyDocument
  statements: Statement[]
  managedPolicies: string[]
}

type Policy = { PolicyDocument: PolicyDocument; Roles?: string[] }

/** Every role of the stack with its trust policy and all statements that are attached to it. */
export function rolesOf(template: Template): Role[] {
  const attached = resourcesOf(template, "AWS::IAM::Policy").map((id) => propertiesOf(template, id) as Policy)
  return resourcesOf(template, "AWS::IAM::Role").map((logicalId) => {
    const {
      AssumeRolePolicyDocument,
      Policies = [],
      ManagedPolicyArns = [],
    } = propertiesOf(template, logicalId)
    const name = nameOf(template, logicalId)
    const policies = [...(Policies as Policy[]), ...attached.filter(({ Roles }) => Roles?.includes(name))]
    return {
      logicalId,
      name,
      arn: arnOf(template, logicalId),
      trust: AssumeRolePolicyDocument as PolicyDocument,
      statements: policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
      managedPolicies: ManagedPolicyArns as string[],
    }
  })
}

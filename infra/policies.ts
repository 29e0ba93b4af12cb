import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Described, kinds } from "./arns.ts"

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
export function readTemplates(cdkOut: string): Record<string, Template> {
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

function describe(template: Template, logicalId: string): Described {
  const resource = template.resources[logicalId]
  if (!resource) throw new Error(`${template.stackName} has no resource ${logicalId}`)
  const kind = kinds[resource.Type]
  const name = String(resolve(template, resource.Properties?.[kind?.nameIn ?? ""] ?? logicalId))
  return (
    kind?.describe(name, template) ?? {
      name,
      arn: `arn:aws:${resource.Type}:${template.region}:${template.account}:${name}`,
    }
  )
}

/** The name AWS would know a resource by: what we call it, else its logical id. */
export const nameOf = (template: Template, logicalId: string) => describe(template, logicalId).name
export const arnOf = (template: Template, logicalId: string) => describe(template, logicalId).arn

function ref(template: Template, name: string): unknown {
  if (name in template.parameters) return template.parameters[name]?.Default
  const pseudo: Record<string, unknown> = {
    "AWS::AccountId": template.account,
    "AWS::Region": template.region,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": template.stackName,
    "AWS::NoValue": undefined,
  }
  if (name in pseudo) return pseudo[name]
  const described = describe(template, name)
  return described.ref === "arn" ? described.arn : (described.ref ?? described.name)
}

function attribute(template: Template, logicalId: string, name: string): string {
  const { arn, name: physical } = describe(template, logicalId)
  const known: Record<string, string> = {
    Arn: arn,
    TopicArn: arn,
    QueueName: physical,
    StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`,
    RegionalDomainName: `${physical}.s3.${template.region}.amazonaws.com`,
    DomainName: `${physical}.s3.amazonaws.com`,
  }
  return known[name] ?? `${physical}.${name}`
}

function substitute(template: Template, text: string, given: Record<string, unknown>): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`
    if (name in given) return String(resolve(template, given[name]))
    const [logicalId = "", ...path] = name.split(".")
    return String(path.length ? attribute(template, logicalId, path.join(".")) : ref(template, name))
  })
}

type GetStackOutput = { StackName: string; OutputName: string }

// biome-ignore lint/suspicious/noExplicitAny: the argument's shape is CloudFormation's, one for each function
const intrinsics: Record<string, (template: Template, argument: any) => unknown> = {
  Ref: ref,
  "Fn::GetAtt": (template, [logicalId, name]: [string, string]) => attribute(template, logicalId, name),
  "Fn::Join": (template, [separator, parts]) => (resolve(template, parts) as unknown[]).join(separator),
  "Fn::Select": (template, [index, list]) => (resolve(template, list) as unknown[])[Number(index)],
  "Fn::Split": (template, [separator, text]) => String(resolve(template, text)).split(separator),
  "Fn::Sub": (template, argument) => {
    const [text, given] = Array.isArray(argument) ? argument : [argument, {}]
    return substitute(template, text, given)
  },
  "Fn::GetStackOutput": ({ stacks }, { StackName, OutputName }: GetStackOutput) => {
    const other = stacks[StackName]
    if (!other?.outputs[OutputName]) throw new Error(`no output ${OutputName} in ${StackName}`)
    return resolve(other, other.outputs[OutputName].Value)
  },
}

/** `value` of the template with its intrinsic functions replaced by what they would give. */
export function resolve(template: Template, value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((each) => resolve(template, each)).filter((each) => each !== undefined)
  if (typeof value !== "object" || value === null) return value
  const [[name = "", argument] = [], ...others] = Object.entries(value)
  const intrinsic = intrinsics[name]
  if (intrinsic && !others.length) return intrinsic(template, argument)
  if (name.startsWith("Fn::")) throw new Error(`${name} is not understood`)
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(template, each)]))
}

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

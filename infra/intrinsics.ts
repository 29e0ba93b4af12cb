import { type Described, kinds } from "./arns.ts"
import type { Template } from "./policies.ts"

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
    // Of a connection group: a name that the local cloud's DNS knows.
    RoutingEndpoint: "routing.cloudfront.test",
    StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`,
    ...(arn.startsWith("arn:aws:s3:") && {
      RegionalDomainName: `${physical}.s3.${template.region}.amazonaws.com`,
    }),
  }
  // Anything else needs only to be one of a kind.
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

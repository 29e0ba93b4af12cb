import { existsSync } from "node:fs"
import { resolve } from "node:path"
import type { Template } from "../../policies.ts"
import type { Json } from "../aws/service.ts"
import { each } from "./resources.ts"
import type {
  FunctionDefinition,
  HttpRoute,
  QueueSource,
  ReceiptRule,
  Schedule,
  StreamSource,
} from "./types.ts"

/** Functions of ours: those whose code is a bundle, not the helpers CDK brings along. */
export function readFunctions(template: Template, cdkOut: string): FunctionDefinition[] {
  return each(template, "AWS::Lambda::Function").flatMap(({ id, name, arn, properties }) => {
    const metadata = (template.resources[id]?.Metadata ?? {}) as Record<string, string>
    const file = resolve(cdkOut, metadata["aws:asset:path"] ?? "", "index.mjs")
    if (!existsSync(file)) return []
    return {
      name: metadata["aws:cdk:path"]?.split("/").at(-2) ?? name,
      functionName: name,
      arn,
      file,
      roleArn: properties.Role,
      environment: properties.Environment?.Variables ?? {},
      memoryMb: properties.MemorySize ?? 128,
      timeoutSeconds: properties.Timeout ?? 3,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      deadLetterArn: properties.DeadLetterConfig?.TargetArn ?? asyncFailureOf(template, name),
    }
  })
}

function asyncFailureOf(template: Template, functionName: string): string | undefined {
  const configs = each(template, "AWS::Lambda::EventInvokeConfig")
  return configs.find(({ properties }) => properties.FunctionName === functionName)?.properties
    .DestinationConfig?.OnFailure?.Destination
}

/** The function an ARN or a name means, with or without an alias behind it. */
function targetOf(functions: FunctionDefinition[], reference: unknown): FunctionDefinition | undefined {
  const text = String(reference)
  return functions.find(
    ({ functionName, arn }) =>
      text === functionName || text === arn || text.includes(`${arn}:`) || text.includes(`${arn}/`),
  )
}

export function readHttpRoutes(template: Template, functions: FunctionDefinition[]): HttpRoute[] {
  const integrations = new Map(
    each(template, "AWS::ApiGatewayV2::Integration").map(({ id, properties }) => [id, properties]),
  )
  return each(template, "AWS::ApiGatewayV2::Route").flatMap(({ properties }) => {
    const integration = integrations.get(String(properties.Target).split("/").at(-1) ?? "")
    const target = targetOf(functions, integration?.IntegrationUri)
    const [method = "ANY", path = ""] = String(properties.RouteKey).split(" ")
    return target ? [{ method, path, functionName: target.name }] : []
  })
}

const mappings = (template: Template, functions: FunctionDefinition[]) =>
  each(template, "AWS::Lambda::EventSourceMapping").flatMap(({ properties }) => {
    const target = targetOf(functions, properties.FunctionName)
    const reportsFailures: boolean =
      properties.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false
    return target
      ? [
          {
            properties,
            functionName: target.name,
            source: String(properties.EventSourceArn),
            reportsFailures,
          },
        ]
      : []
  })

export function readStreamSources(template: Template, functions: FunctionDefinition[]): StreamSource[] {
  const streams = mappings(template, functions).filter(({ source }) => source.includes(":dynamodb:"))
  return streams.map(({ properties, functionName, source, reportsFailures }) => ({
    tableName: source.split("/")[1] ?? "",
    functionName,
    reportsFailures,
    batchSize: properties.BatchSize ?? 100,
    filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }: Json) => JSON.parse(Pattern)),
    bisect: properties.BisectBatchOnFunctionError ?? false,
    retries: properties.MaximumRetryAttempts ?? 10_000,
    failureArn: properties.DestinationConfig?.OnFailure?.Destination,
  }))
}

export function readQueueSources(template: Template, functions: FunctionDefinition[]): QueueSource[] {
  const queues = mappings(template, functions).filter(({ source }) => source.includes(":sqs:"))
  return queues.map(({ properties, functionName, source, reportsFailures }) => ({
    queueArn: source,
    functionName,
    reportsFailures,
    batchSize: properties.BatchSize ?? 10,
  }))
}

export function readReceiptRules(template: Template, functions: FunctionDefinition[]): ReceiptRule[] {
  return each(template, "AWS::SES::ReceiptRule").flatMap(({ properties: { Rule } }) => {
    const actions: Json[] = Rule.Actions ?? []
    const stored = actions.find(({ S3Action }) => S3Action)?.S3Action
    const told = actions.find(({ LambdaAction }) => LambdaAction)?.LambdaAction
    const target = targetOf(functions, told?.FunctionArn)
    if (!stored || !target) return []
    const { BucketName: bucket, ObjectKeyPrefix: prefix = "" } = stored
    return [{ recipients: Rule.Recipients ?? [], bucket, prefix, functionName: target.name }]
  })
}

export function readSchedules(template: Template, functions: FunctionDefinition[]): Schedule[] {
  const rules = each(template, "AWS::Events::Rule").flatMap(({ name, properties }) =>
    (properties.Targets ?? []).map((target: Json) => ({
      name,
      expression: properties.ScheduleExpression,
      target,
    })),
  )
  const schedules = each(template, "AWS::Scheduler::Schedule").map(({ name, properties }) => ({
    name,
    expression: properties.ScheduleExpression,
    target: properties.Target,
  }))
  return [...rules, ...schedules].flatMap(({ name, expression, target }) => {
    const found = targetOf(functions, target.Arn)
    return expression && found
      ? [{ name, expression, functionName: found.name, input: JSON.parse(target.Input ?? "{}") }]
      : []
  })
}

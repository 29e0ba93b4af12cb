import { readTemplate, rolesOf, type Template } from "../../policies.ts"
import type { Json } from "../aws/service.ts"
import {
  readFunctions,
  readHttpRoutes,
  readQueueSources,
  readReceiptRules,
  readSchedules,
  readStreamSources,
} from "./compute.ts"
import { readEdge } from "./edge.ts"
import { each } from "./resources.ts"
import type { MailEvents, SecretDefinition, Stack, TableDefinition } from "./types.ts"

/** Reads what the local cloud runs out of the synthesised assembly. */
export function readLocalStack(cdkOut: string): Stack {
  const template = readTemplate(cdkOut)
  const functions = readFunctions(template, cdkOut)
  return {
    accountId: template.account,
    region: template.region,
    roles: rolesOf(template),
    functions,
    routes: readHttpRoutes(template, functions),
    tables: readTables(template),
    queues: readQueues(template),
    buckets: readBuckets(template),
    secrets: readSecrets(template),
    identities: Object.fromEntries(
      each(template, "AWS::SES::EmailIdentity").map(({ name, arn }) => [name, arn]),
    ),
    streamSources: readStreamSources(template, functions),
    queueSources: readQueueSources(template, functions),
    schedules: readSchedules(template, functions),
    receiptRules: readReceiptRules(template, functions),
    mailEvents: readMailEvents(template),
    edge: readEdge(template),
  }
}

function readTables(template: Template): TableDefinition[] {
  const tables = [...each(template, "AWS::DynamoDB::Table"), ...each(template, "AWS::DynamoDB::GlobalTable")]
  return tables.map(({ name, arn, properties }) => {
    const indexes: Json[] = properties.GlobalSecondaryIndexes ?? []
    return {
      name,
      arn,
      partitionKey: partitionKeyOf(properties.KeySchema),
      indexes: Object.fromEntries(indexes.map((index) => [index.IndexName, partitionKeyOf(index.KeySchema)])),
      ttlAttribute: properties.TimeToLiveSpecification?.AttributeName,
      definition: {
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: properties.KeySchema,
        AttributeDefinitions: properties.AttributeDefinitions,
        ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map(indexOf) }),
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: properties.StreamSpecification?.StreamViewType,
        },
      },
    }
  })
}

const partitionKeyOf = (schema: Json[]): string => schema.find((key) => key.KeyType === "HASH").AttributeName
const indexOf = ({ IndexName, KeySchema, Projection }: Json) => ({ IndexName, KeySchema, Projection })

function readQueues(template: Template) {
  return each(template, "AWS::SQS::Queue").map(({ name, arn, properties }) => {
    const { deadLetterTargetArn, maxReceiveCount } = properties.RedrivePolicy ?? {}
    return {
      name,
      arn,
      visibilitySeconds: properties.VisibilityTimeout ?? 30,
      delaySeconds: properties.DelaySeconds ?? 0,
      ...(deadLetterTargetArn && {
        redrive: { deadLetterArn: deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) },
      }),
    }
  })
}

function readBuckets(template: Template) {
  return each(template, "AWS::S3::Bucket").map(({ name, arn, properties }) => {
    const rules: Json[] = properties.CorsConfiguration?.CorsRules ?? []
    return { name, arn, origins: rules.flatMap((rule) => rule.AllowedOrigins as string[]) }
  })
}

function readSecrets(template: Template): SecretDefinition[] {
  return each(template, "AWS::SecretsManager::Secret").map(({ arn, properties }) => {
    const {
      SecretStringTemplate,
      GenerateStringKey,
      PasswordLength = 32,
    } = properties.GenerateSecretString ?? {}
    return { arn, template: SecretStringTemplate, generateKey: GenerateStringKey, length: PasswordLength }
  })
}

/** By way of a topic, to the queues that it is subscribed to as it is. */
function readMailEvents(template: Template): MailEvents[] {
  const subscriptions = each(template, "AWS::SNS::Subscription").filter(
    ({ properties: { Protocol, RawMessageDelivery } }) => Protocol === "sqs" && RawMessageDelivery,
  )
  return each(template, "AWS::SES::ConfigurationSetEventDestination").flatMap(({ properties }) => {
    const { MatchingEventTypes: types, SnsDestination } = properties.EventDestination
    return subscriptions
      .filter(({ properties: { TopicArn } }) => TopicArn === SnsDestination?.TopicARN)
      .map(({ properties: { Endpoint: queueArn } }) => ({ types, queueArn }))
  })
}

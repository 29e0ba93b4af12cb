import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts"
import { env } from "../env.ts"

/**
 * Whose rows a caller may touch. Becomes the session tags of the credentials that reach DynamoDB and S3,
 * so a key of anybody else is refused by IAM and not only by us.
 */
export type Scope =
  | { kind: "tenant"; tenantId: string }
  | { kind: "directory"; tenantId: string }
  | { kind: "customer"; tenantId: string; customerId: string }

export type Credentials = {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  expiration: Date
}

const roles = {
  tenant: env.TENANT_ROLE_ARN,
  directory: env.DIRECTORY_ROLE_ARN,
  customer: env.CUSTOMER_ROLE_ARN,
}
const sts = new STSClient({})
const refreshMilliseconds = 300_000
const clientsMax = 500

/** The whole tag set, so that a warm function never reuses one tenant's credentials for another. */
const keyOf = (scope: Scope) =>
  [scope.kind, scope.tenantId, scope.kind === "customer" ? scope.customerId : ""].join("/")

async function assume(scope: Scope): Promise<Credentials> {
  const Tags = [{ Key: "TenantId", Value: scope.tenantId }]
  if (scope.kind === "customer") Tags.push({ Key: "CustomerId", Value: scope.customerId })
  const answer = await sts.send(
    new AssumeRoleCommand({
      RoleArn: roles[scope.kind],
      RoleSessionName: scope.kind,
      DurationSeconds: 3600,
      Tags,
    }),
  )
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
    throw new Error("STS gave no credentials")
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  }
}

const assumed = new Map<string, Promise<Credentials>>()

/** Credentials for `scope`, assumed once an hour and shared only by callers with the very same tags. */
export async function credentialsFor(scope: Scope): Promise<Credentials> {
  const key = keyOf(scope)
  const known = assumed.get(key)
  if (known) {
    const credentials = await known
    if (credentials.expiration.getTime() - Date.now() > refreshMilliseconds) return credentials
  }
  const fresh = assume(scope)
  assumed.delete(key)
  if (assumed.size >= clientsMax) assumed.delete(assumed.keys().next().value ?? "")
  assumed.set(key, fresh)
  fresh.catch(() => assumed.delete(key))
  return fresh
}

const clients = new Map<string, DynamoDBClient>()

export function dynamoFor(scope: Scope): DynamoDBClient {
  const key = keyOf(scope)
  let client = clients.get(key)
  if (!client) {
    if (clients.size >= clientsMax) clients.delete(clients.keys().next().value ?? "")
    client = new DynamoDBClient({ credentials: () => credentialsFor(scope) })
    clients.set(key, client)
  }
  return client
}

/** The function's own role: the directory that is read before a tenant is known, and rate limits. */
export const ownDynamo = new DynamoDBClient({})

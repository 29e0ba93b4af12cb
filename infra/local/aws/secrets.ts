import type { Authorizer } from "./access/authorizer.ts"
import { refusal } from "./access/refusal.ts"
import { jsonService, type Service } from "./service.ts"

/** Secrets Manager, over the values the local cloud made up for this machine. */
export function secretsService(authorizer: Authorizer, secrets: Record<string, string>): Service {
  return jsonService({
    async GetSecretValue({ SecretId }, principal) {
      const arn = Object.keys(secrets).find(
        (known) => known === SecretId || known.endsWith(`:secret:${SecretId}`),
      )
      await authorizer.require(principal, {
        action: "secretsmanager:GetSecretValue",
        resource: arn ?? String(SecretId),
      })
      if (arn === undefined)
        throw refusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
      return {
        ARN: arn,
        Name: arn.split(":").at(-1),
        SecretString: secrets[arn],
        VersionId: "local",
        VersionStages: ["AWSCURRENT"],
      }
    },
  })
}

import { RemovalPolicy } from "aws-cdk-lib"
import { Secret } from "aws-cdk-lib/aws-secretsmanager"
import { Construct } from "constructs"
import { accept } from "./accepted.ts"

const length = 64

/**
 * What the functions sign with and what they trust the edge by. Secrets Manager's own key of the account
 * encrypts both. To rotate the origin secret, move it to `originSecretPrevious`, put a new one, and deploy.
 */
export class Secrets extends Construct {
  /** JSON: `seed`, `originSecret` and, while that is being rotated, `originSecretPrevious`. */
  readonly session: Secret
  /** JSON: `apiKey`, `connectWebhookSecret`, `platformWebhookSecret`. Put by the operator after the first deployment. */
  readonly stripe: Secret

  constructor(scope: Construct, id: string) {
    super(scope, id)
    // Secrets Manager generates one value in each secret, so the second value is taken from a secret of its own.
    const origin = new Secret(this, "origin", {
      generateSecretString: { passwordLength: length, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.session = this.#generated("session", "seed", { originSecret: origin.secretValue.unsafeUnwrap() })
    this.stripe = this.#generated("stripe", "notYetPutByTheOperator", {})
    for (const secret of [origin, this.session, this.stripe]) accept(secret, "rotatedByHand")
  }

  /** CloudFormation's reference to what the edge says to the API; the value itself is in no template. */
  get originSecret() {
    return this.session.secretValueFromJson("originSecret").unsafeUnwrap()
  }

  #generated(id: string, generateStringKey: string, rest: Record<string, string>) {
    return new Secret(this, id, {
      generateSecretString: {
        secretStringTemplate: JSON.stringify(rest),
        generateStringKey,
        passwordLength: length,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}

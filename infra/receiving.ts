import { Duration, Stack } from "aws-cdk-lib"
import { type IPublicHostedZone, MxRecord } from "aws-cdk-lib/aws-route53"
import type { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3"
import { ReceiptRuleSet, TlsPolicy } from "aws-cdk-lib/aws-ses"
import { Lambda, LambdaInvocationType, S3 } from "aws-cdk-lib/aws-ses-actions"
import { Construct } from "constructs"
import { accept } from "./accepted.ts"
import type { Handler } from "./handler.ts"

export const inboundPrefix = "inbound/"

type ReceivingProps = { zone: IPublicHostedZone; files: Bucket; handler: Handler }

/**
 * Answers to our mails: SES looks them over for spam, viruses and who sent them, lays them into the bucket, and tells
 * the function. They lie beside the tenants' files and not among them, where no tenant's credentials reach.
 */
export class Receiving extends Construct {
  constructor(scope: Construct, id: string, { zone, files, handler }: ReceivingProps) {
    super(scope, id)
    const { region, stackName } = Stack.of(this)
    const domain = `reply.${zone.zoneName}`
    const rules = new ReceiptRuleSet(this, "rules", { receiptRuleSetName: stackName })
    rules.addRule("answers", {
      recipients: [domain],
      scanEnabled: true,
      // Customers' mail servers are what they are: to require TLS would lose the answers of some.
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [
        new S3({ bucket: files, objectKeyPrefix: inboundPrefix }),
        new Lambda({ function: handler, invocationType: LambdaInvocationType.EVENT }),
      ],
    })
    files.addLifecycleRule({
      prefix: inboundPrefix,
      expiration: Duration.days(30),
      noncurrentVersionExpiration: Duration.days(1),
    })
    handler.allow(["s3:GetObject"], [files.arnForObjects(`${inboundPrefix}*`)])
    this.#acceptPrefix(files, handler)
    new MxRecord(this, "mx", {
      zone,
      recordName: domain,
      values: [{ priority: 10, hostName: `inbound-smtp.${region}.amazonaws.com` }],
    })
  }

  /** Of the finding that a right ends in `*`: that is what a prefix of files looks like. */
  #acceptPrefix(files: Bucket, { role }: Handler) {
    const bucket = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket)
    if (role) accept(role, "receivedMails", `<${bucket}.Arn>/${inboundPrefix}*`)
  }
}

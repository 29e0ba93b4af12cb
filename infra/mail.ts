import { Duration, Stack } from "aws-cdk-lib"
import { type IPublicHostedZone, TxtRecord } from "aws-cdk-lib/aws-route53"
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses"
import { Topic } from "aws-cdk-lib/aws-sns"
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions"
import { Construct } from "constructs"
import { spelt } from "./accepted.ts"
import { WorkQueue } from "./queues.ts"

/** The domain we send from, signed with DKIM and aligned for DMARC, and what comes back of what we sent. */
export class Mail extends Construct {
  readonly identity: EmailIdentity
  readonly configuration: ConfigurationSet
  readonly sender: string
  readonly domain: string
  /** What became of each mail, as SES tells it. */
  readonly feedback: WorkQueue

  constructor(scope: Construct, id: string, zone: IPublicHostedZone) {
    super(scope, id)
    this.domain = zone.zoneName
    this.sender = `no-reply@${zone.zoneName}`
    this.configuration = new ConfigurationSet(this, "configuration", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    // The identity brings its configuration set along, so a sender cannot forget to name it.
    this.identity = new EmailIdentity(this, "identity", {
      identity: Identity.publicHostedZone(zone),
      configurationSet: this.configuration,
      mailFromDomain: `mail.${zone.zoneName}`,
    })
    new TxtRecord(this, "dmarc", {
      zone,
      recordName: `_dmarc.${zone.zoneName}`,
      values: ["v=DMARC1; p=quarantine; adkim=s; aspf=r"],
      ttl: Duration.hours(1),
    })
    this.feedback = this.#feedback()
  }

  identityArnOf(resourceName: string) {
    return Stack.of(this).formatArn({ service: "ses", resource: "identity", resourceName })
  }

  /** How the rule packs spell it. */
  get identitiesAsFound() {
    const { region, account } = Stack.of(this)
    const [where, whose] = [spelt(region, "AWS::Region"), spelt(account, "AWS::AccountId")]
    return `arn:<AWS::Partition>:ses:${where}:${whose}:identity/*`
  }

  get configurationArn() {
    const { configurationSetName: resourceName } = this.configuration
    return Stack.of(this).formatArn({ service: "ses", resource: "configuration-set", resourceName })
  }

  #feedback() {
    const queue = new WorkQueue(this, "feedback", 60)
    const topic = new Topic(this, "feedback-topic", { enforceSSL: true })
    topic.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: queue.deadLetters }),
    )
    this.configuration.addEventDestination("feedback", {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    })
    return queue
  }
}

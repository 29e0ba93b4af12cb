import { Duration } from "aws-cdk-lib"
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs"
import type { Construct } from "constructs"
import { accept } from "./accepted.ts"

const attempts = 5

/** Where messages wait for a person. SQS's own keys: AWS services could not write under a key of ours by default. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    accept(this, "endOfTheLine")
    accept(this, "nothingBehindTheEnd")
  }
}

/** Work for one function, with the dead letters that it leaves. */
export class WorkQueue extends Queue {
  readonly deadLetters: DeadLetters

  constructor(scope: Construct, name: string, workerTimeoutSeconds: number) {
    const deadLetters = new DeadLetters(scope, `${name}-dead-letters`)
    super(scope, `${name}-queue`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Lambda asks for six times the worker's time, so that a throttled batch is not delivered twice.
      visibilityTimeout: Duration.seconds(6 * workerTimeoutSeconds),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: attempts },
    })
    this.deadLetters = deadLetters
  }
}

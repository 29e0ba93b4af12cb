import { Duration } from "aws-cdk-lib"
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda"
import { DynamoEventSource, SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { accept } from "./accepted.ts"
import type { Entry } from "./bundle.ts"
import type { Handler } from "./handler.ts"
import type { DeadLetters, WorkQueue } from "./queues.ts"
import type { PorticoTable } from "./table.ts"

type Sources = {
  handlers: Record<Entry, Handler>
  table: PorticoTable
  queues: {
    mail: WorkQueue
    jobs: WorkQueue
    domains: WorkQueue
    feedback: WorkQueue
    onEventDeadLetters: DeadLetters
  }
}

const reportBatchItemFailures = true

/** What the functions are called for that nobody asks over HTTP. */
export function consume({ handlers, table, queues }: Sources) {
  handlers["on-event"].addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      // Event rows are written once and never changed.
      filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual("INSERT") })],
      bisectBatchOnError: true,
      retryAttempts: 5,
      onFailure: new SqsDlq(queues.onEventDeadLetters),
      reportBatchItemFailures,
    }),
  )
  // Few at a time, because SES has a rate for the whole account.
  handlers.mail.addEventSource(
    new SqsEventSource(queues.mail, { batchSize: 10, maxConcurrency: 2, reportBatchItemFailures }),
  )
  handlers.jobs.addEventSource(
    new SqsEventSource(queues.jobs, { batchSize: 1, maxConcurrency: 10, reportBatchItemFailures }),
  )
  // Few at once: CloudFront takes only so many changes a second from an account.
  handlers.domains.addEventSource(
    new SqsEventSource(queues.domains, { batchSize: 1, maxConcurrency: 2, reportBatchItemFailures }),
  )
  // As many as fit into one commit with what they cause; few at once, because they share the counts of a day.
  handlers.feedback.addEventSource(
    new SqsEventSource(queues.feedback, {
      batchSize: 25,
      maxBatchingWindow: Duration.seconds(1),
      maxConcurrency: 2,
      reportBatchItemFailures,
    }),
  )
  for (const handler of [handlers.mail, handlers.jobs, handlers.domains, handlers.feedback])
    accept(handler, "queueMovesFailures")
}

import { Duration } from "aws-cdk-lib"
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2"
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs"
import { Topic } from "aws-cdk-lib/aws-sns"
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions"
import type { Queue } from "aws-cdk-lib/aws-sqs"
import { Construct } from "constructs"
import type { Handler } from "./handler.ts"

type AlarmsProps = {
  api: HttpApi
  handlers: Handler[]
  deadLetters: Record<string, Queue>
  feedback: Queue
  email?: string
}

type Watch = { metric: IMetric; above: number; periods?: number; runbook: string }

const fiveMinutes = { period: Duration.minutes(5) }
const namespace = "Portico"

/** Every alarm, each with the README section that says what to do about it. */
export class Alarms extends Construct {
  readonly #topic: Topic

  constructor(scope: Construct, id: string, { api, handlers, deadLetters, feedback, email }: AlarmsProps) {
    super(scope, id)
    this.#topic = new Topic(this, "topic", { enforceSSL: true })
    if (email) this.#topic.addSubscription(new EmailSubscription(email))

    for (const [name, queue] of Object.entries(deadLetters)) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: "max" })
      this.#watch(name, { metric, above: 0, runbook: "dead-letters" })
    }
    this.#watch("feedback-age", {
      metric: feedback.metricApproximateAgeOfOldestMessage(fiveMinutes),
      above: Duration.hours(1).toSeconds(),
      runbook: "bounces",
    })
    this.#watch("bounce-rate", {
      metric: reputation("Reputation.BounceRate"),
      above: 0.04,
      runbook: "bounces",
    })
    this.#watch("complaint-rate", {
      metric: reputation("Reputation.ComplaintRate"),
      above: 0.0008,
      runbook: "bounces",
    })
    this.#watch("error-rate", { metric: errorRate(api), above: 1, periods: 3, runbook: "error-rate" })
    this.#watch("latency", {
      metric: api.metricLatency({ ...fiveMinutes, statistic: "p95" }),
      above: 2000,
      periods: 3,
      runbook: "latency",
    })
    for (const handler of handlers) this.#watchFunction(handler)
    this.#watchLogs("ledger_invariant", "ledger-invariant", handlers)
    this.#watchLogs("cross_tenant_denial", "cross-tenant-denial", handlers)
    this.#watchLogs("webhook_quarantined", "webhook-quarantined", handlers)
    this.#watchLogs("payment_drift", "payment-drift", handlers)
    this.#watchLogs("mail_in_doubt", "mail-in-doubt", handlers)
  }

  #watchFunction(handler: Handler) {
    const name = handler.node.id
    this.#watch(`${name}-errors`, { metric: handler.metricErrors(fiveMinutes), above: 0, runbook: "errors" })
    const throttles = { metric: handler.metricThrottles(fiveMinutes), above: 0, runbook: "throttles" }
    this.#watch(`${name}-throttles`, throttles)
  }

  /** Calls somebody as soon as any function logs a record with `"alarm": "<metricName>"`. */
  #watchLogs(metricName: string, runbook: string, handlers: Handler[]) {
    for (const handler of handlers)
      new MetricFilter(this, `${handler.node.id}-${runbook}`, {
        logGroup: handler.logGroup,
        metricNamespace: namespace,
        metricName,
        // A phrase, because Lambda puts its own words before our JSON.
        filterPattern: FilterPattern.literal(`"\\"alarm\\":\\"${metricName}\\""`),
      })
    const metric = new Metric({ namespace, metricName, statistic: "sum", ...fiveMinutes })
    this.#watch(runbook, { metric, above: 0, runbook })
  }

  #watch(name: string, { metric, above, periods = 1, runbook }: Watch) {
    const alarm = new Alarm(this, name, {
      metric,
      threshold: above,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `What to do: README.md#runbook-${runbook}`,
    })
    alarm.addAlarmAction(new SnsAction(this.#topic))
  }
}

const reputation = (metricName: string) =>
  new Metric({ namespace: "AWS/SES", metricName, statistic: "avg", period: Duration.hours(1) })

/** Percent of answers that were our fault. A handful of requests at night is not a rate. */
const errorRate = (api: HttpApi) =>
  new MathExpression({
    expression: "IF(requests > 20, 100 * errors / requests, 0)",
    usingMetrics: {
      errors: api.metricServerError({ ...fiveMinutes, statistic: "sum" }),
      requests: api.metricCount({ ...fiveMinutes, statistic: "sum" }),
    },
    ...fiveMinutes,
  })

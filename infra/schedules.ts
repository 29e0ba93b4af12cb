import { Stack } from "aws-cdk-lib"
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler"
import type { Queue } from "aws-cdk-lib/aws-sqs"
import { Construct } from "constructs"
import type { Handler } from "./handler.ts"

const expressions = { hourly: "rate(1 hour)", daily: "cron(15 3 * * ? *)" }

/** What runs by the clock: `{ "job": "hourly" }` and `{ "job": "daily" }`. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, handler: Handler, deadLetters: Queue) {
    super(scope, id)
    const { account } = Stack.of(this)
    const role = new Role(this, "role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": account } },
      }),
    })
    const call = { actions: ["lambda:InvokeFunction"], resources: [handler.functionArn] }
    role.addToPolicy(new PolicyStatement(call))
    deadLetters.grantSendMessages(role)
    for (const [job, scheduleExpression] of Object.entries(expressions))
      new CfnSchedule(this, job, {
        scheduleExpression,
        scheduleExpressionTimezone: "UTC",
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: handler.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ job }),
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3000 },
          deadLetterConfig: { arn: deadLetters.queueArn },
        },
      })
  }
}

import { Duration, RemovalPolicy } from "aws-cdk-lib"
import { Effect, PolicyStatement, type Role } from "aws-cdk-lib/aws-iam"
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from "aws-cdk-lib/aws-lambda"
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs"
import type { Construct } from "constructs"
import type { Env } from "../functions/env.ts"
import { accept } from "./accepted.ts"
import { type Entry, folderOf } from "./bundle.ts"
import type { DeadLetters } from "./queues.ts"

type HandlerProps = {
  role: Role
  environment: Env
  timeoutSeconds?: number
  memoryMb?: number
  concurrency?: number
  /** For what was given up after an asynchronous call; the other ways to call a function bring their own. */
  deadLetters?: DeadLetters
}

/** A Lambda whose code is `functions/<name>.ts`, with the settings every one of ours has. */
export class Handler extends LambdaFunction {
  constructor(
    scope: Construct,
    name: Entry,
    { role, environment, timeoutSeconds = 10, memoryMb = 1024, concurrency, deadLetters }: HandlerProps,
  ) {
    const logGroup = new LogGroup(scope, `${name}-logs`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    super(scope, name, {
      code: Code.fromAsset(folderOf(name), { exclude: ["meta.json", "*.map"] }),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      reservedConcurrentExecutions: concurrency,
      tracing: Tracing.ACTIVE,
      environment,
      deadLetterQueue: deadLetters,
      logGroup,
      // Not CDK's default one, which carries an AWS managed policy that may write to every log.
      role,
    })
    logGroup.grantWrite(this)
    accept(role, "noParticularResource", "*")
    if (!deadLetters) accept(this, "neverAsynchronous")
  }

  deny(actions: string[], resources: string[]) {
    this.addToRolePolicy(new PolicyStatement({ effect: Effect.DENY, actions, resources }))
  }

  allow(actions: string[], resources: string[], conditions?: Record<string, unknown>) {
    this.addToRolePolicy(new PolicyStatement({ actions, resources, conditions }))
  }
}

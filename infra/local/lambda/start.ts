import { appendFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { type Aws, sessionOf } from "../aws/start.ts"
import type { Clock } from "../machine/clock.ts"
import { openDrawer } from "../machine/drawer.ts"
import type { Faults } from "../machine/faults.ts"
import type { FunctionDefinition, Stack } from "../stack/types.ts"
import { type LocalFunction, makeFunction } from "./functions.ts"
import { makeHttpApi } from "./http-api.ts"
import { makeQueueSource } from "./queue-source.ts"
import { startSchedules } from "./schedules.ts"
import { makeStreamSource, type StreamPosition } from "./stream-source.ts"
import type { Work } from "./work.ts"

type LambdaOptions = {
  stack: Stack
  aws: Aws
  clock: Clock
  work: Work
  faults: Faults
  /** Where it is kept how far streams were read. Without it nothing outlives the process. */
  state: string | undefined
  logFolder: string | undefined
  /** What is different on one machine: addresses of what stands in for the outside world. */
  environment: Record<string, string>
}

export type Lambda = ReturnType<typeof startLambda>
type LogLine = { function: string; at: string; line: string }

const logLinesKept = 50_000

/** All functions with everything that calls them, except the edge. */
export function startLambda(options: LambdaOptions) {
  const { stack, aws, clock, work, faults, state, logFolder, environment } = options
  const logs: LogLine[] = []
  if (logFolder) mkdirSync(logFolder, { recursive: true })

  function log(name: string, line: string) {
    logs.push({ function: name, at: new Date(clock.now()).toISOString(), line })
    if (logs.length > logLinesKept) logs.shift()
    if (logFolder) appendFileSync(join(logFolder, `${name}.log`), `${line}\n`)
  }

  const open = (definition: FunctionDefinition): LocalFunction =>
    makeFunction({
      definition,
      environment: { ...environmentOf(definition, stack, aws), ...environment },
      clock: clock.shared,
      log: (line) => log(definition.name, line),
      nextDeath: () => faults.deathOf(definition.name),
    })
  const functions = new Map(stack.functions.map((definition) => [definition.name, open(definition)]))
  const position = openDrawer<StreamPosition>(state, "stream", () => ({}))
  const pokes = [...streamSources(position), ...queueSources()]
  startSchedules({ clock, schedules: stack.schedules, functions, queues: aws.queues, work })

  function streamSources(position: ReturnType<typeof openDrawer<StreamPosition>>) {
    return stack.streamSources.flatMap((source) => {
      const target = functions.get(source.functionName)
      const tableArn = stack.tables.find(({ name }) => name === source.tableName)?.arn ?? ""
      if (!target) return []
      return [
        makeStreamSource({
          source,
          engine: aws.engine,
          target,
          queues: aws.queues,
          work,
          position,
          region: stack.region,
          tableArn,
        }),
      ]
    })
  }

  function queueSources() {
    return stack.queueSources.flatMap((source) => {
      const target = functions.get(source.functionName)
      return target
        ? [makeQueueSource({ source, target, queues: aws.queues, work, region: stack.region })]
        : []
    })
  }

  return {
    functions,
    logs,
    api: makeHttpApi(stack.routes, functions, clock.now),
    /** Something may be waiting: in the stream or, after a restart, in a queue. */
    poke: () => {
      for (const poke of pokes) poke()
    },
    async close() {
      position.close()
      await Promise.all([...functions.values()].map((each) => each.close()))
    },
  }
}

/** What Lambda sets itself, and the standard variables that point the SDK at this machine. */
function environmentOf(definition: FunctionDefinition, { region }: Stack, aws: Aws): Record<string, string> {
  const keys = aws.keyring.issue(sessionOf(definition.roleArn, definition.name))
  const services = [
    "ACM",
    "CLOUDFRONT",
    "ROUTE_53",
    "DYNAMODB",
    "S3",
    "SQS",
    "SES",
    "SESV2",
    "STS",
    "SECRETS_MANAGER",
  ]
  // The SDK takes a queue's URL for its endpoint, so that has to be this machine's, too.
  const own = Object.entries(definition.environment).map(([name, value]) => [
    name,
    value.replace(/^https:\/\/sqs\.[\w-]+\.amazonaws\.com/, aws.url),
  ])
  return {
    ...Object.fromEntries(own),
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, aws.url])),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: definition.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    LAMBDA_TASK_ROOT: definition.file.replace(/\/index\.mjs$/, ""),
    _HANDLER: "index.handler",
    TZ: ":UTC",
  }
}

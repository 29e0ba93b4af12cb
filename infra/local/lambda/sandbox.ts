import { randomUUID } from "node:crypto"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import type { FunctionDefinition } from "../stack/types.ts"
import type { Death } from "./death.ts"

export type WorkerSetup = { entry: string; clock: SharedArrayBuffer; context: Record<string, string> }
export type Invocation = { id: string; event: unknown; deadline: number; death: Death | undefined }
export type Failure = { errorType: string; errorMessage: string }
export type Outcome = { result?: unknown; error?: Failure }
export type Log = (line: string) => void

type SandboxOptions = {
  definition: FunctionDefinition
  environment: Record<string, string>
  clock: SharedArrayBuffer
  log: Log
}

export type Sandbox = ReturnType<typeof openSandbox>

/** One execution environment: a thread that runs one invocation at a time and stays warm in between. */
export function openSandbox({ definition, environment, clock, log }: SandboxOptions) {
  const { functionName, arn, memoryMb, timeoutSeconds } = definition
  const context = {
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: String(memoryMb),
  }
  const setup: WorkerSetup = { entry: pathToFileURL(definition.file).href, clock, context }
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    workerData: setup,
    env: environment,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  for (const stream of [worker.stdout, worker.stderr]) eachLine(stream, log)
  const sandbox = { alive: true, run, close: () => worker.terminate() }
  let settle: ((outcome: Outcome) => void) | undefined

  const die = (failure: Failure) => {
    sandbox.alive = false
    settle?.({ error: failure })
  }
  const initialised = new Promise<void>((resolve) => worker.once("message", () => resolve()))
  worker.on("message", ({ id, result, error }) => {
    if (id) settle?.(error ? { error } : { result: JSON.parse(result) })
  })
  worker.on("error", (error: Error) => {
    log(`${error.stack ?? error.message}`)
    die({ errorType: "Runtime.ExitError", errorMessage: error.message })
  })
  worker.on("exit", (code) => {
    const errorMessage = `Runtime exited with status ${code}`
    if (settle) log(errorMessage)
    die({ errorType: "Runtime.ExitError", errorMessage })
  })
  worker.unref()

  function run(event: unknown, death?: Death): Promise<Outcome> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      settle = (outcome) => {
        clearTimeout(timer)
        settle = undefined
        resolve(outcome)
      }
      // Loading the bundle is the initialisation, which has a time of its own on Lambda, too.
      initialised.then(() => {
        timer = setTimeout(timedOut, timeoutSeconds * 1000)
        const deadline = Date.now() + timeoutSeconds * 1000
        worker.postMessage({ id: randomUUID(), event, deadline, death } satisfies Invocation)
      })
    })
  }

  function timedOut() {
    const errorMessage = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`
    log(errorMessage)
    die({ errorType: "Sandbox.Timedout", errorMessage })
    worker.terminate()
  }

  return sandbox
}

function eachLine(stream: NodeJS.ReadableStream, log: Log) {
  let rest = ""
  stream.setEncoding("utf8")
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) log(line)
  })
}

import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import type { Cloud } from "../../infra/local/cloud.ts"
import type { LocalFunction } from "../../infra/local/lambda/functions.ts"
import { makeHttpApi } from "../../infra/local/lambda/http-api.ts"
import type { Outcome } from "../../infra/local/lambda/sandbox.ts"

export type OneProcess = ReturnType<typeof oneProcess>

/** Of each function one process, that runs everything it is asked at the same time: harder than Lambda ever is. */
export function oneProcess(cloud: Cloud, entries: string[], seed: number) {
  const opened = entries.map((entry) => [entry, openCrowded(cloud, entry, seed)] as const)
  const functions = new Map(opened.map(([entry, { invoke }]) => [entry, { invoke } as LocalFunction]))
  const api = makeHttpApi(cloud.stack.routes, functions, cloud.now)
  const { SESSION_SECRET_ARN = "" } = cloud.env("auth")
  const { originSecret } = JSON.parse(cloud.aws.secrets[SESSION_SECRET_ARN] ?? "{}")

  return {
    /** As the edge hands a viewer's request on. */
    async ask(host: string, on: string, cookie: string, input?: object) {
      const [method = "", target = ""] = on.split(" ")
      const [path = "", query = ""] = target.split("?")
      const headers = {
        cookie,
        origin: `http://${host}:${cloud.port}`,
        ...(input && { "content-type": "application/json" }),
        "x-portico-host": host,
        "x-origin-secret": originSecret,
      }
      const body = Buffer.from(input ? JSON.stringify(input) : "")
      return api({ method, path, query, headers, body, sourceIp: "192.0.2.1" })
    },
    close: () => Promise.all(opened.map(([, { close }]) => close())),
  }
}

function openCrowded(cloud: Cloud, entry: string, seed: number) {
  const definition = cloud.stack.functions.find(({ name }) => name === entry)
  if (!definition) throw new Error(`there is no function ${entry}`)
  const worker = new Worker(new URL("./jittery-worker.ts", import.meta.url), {
    workerData: { entry: pathToFileURL(definition.file).href, clock: cloud.clock.shared, context: {}, seed },
    env: cloud.env(entry),
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  const waiting = new Map<string, (outcome: Outcome) => void>()
  let asked = 0
  worker.on("message", ({ id, result, error }) => {
    waiting.get(id)?.(error ? { error } : { result: JSON.parse(result) })
    waiting.delete(id)
  })
  return {
    invoke: (event: unknown) =>
      new Promise<Outcome>((resolve) => {
        const id = `${entry}-${asked++}`
        waiting.set(id, resolve)
        worker.postMessage({ id, event, deadline: Date.now() + 25_000 })
      }),
    close: () => worker.terminate(),
  }
}

import { Worker } from "node:worker_threads"

/**
 * The product's route table as JSON. Functions parse their environment when they are loaded, so it is
 * read in a thread that has one.
 */
export function readRouteTable(env: Record<string, string>): Promise<unknown> {
  const reader = new Worker(new URL("./route-table-reader.ts", import.meta.url), { env, execArgv: [] })
  return new Promise((resolve, reject) => {
    reader.once("message", resolve)
    reader.once("error", reject)
  })
}

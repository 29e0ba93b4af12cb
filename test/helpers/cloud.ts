import { afterAll, beforeAll } from "vitest"
import { type Cloud, startCloud } from "../../infra/local/cloud.ts"
import { visitor } from "../../infra/local/visitor.ts"

/**
 * A local cloud of its own for a test file, from `beforeAll` to `afterAll`. `overreaches`: the file asks with a
 * function's rights for what that function may not have, and its refusals tell nothing about the function.
 */
export function useCloud({ overreaches = false } = {}) {
  let running: Cloud | undefined
  const cloud = (): Cloud => {
    if (!running) throw new Error("the cloud runs only while tests run")
    return running
  }

  beforeAll(async () => {
    running = await startCloud()
  })
  afterAll(async () => {
    if (overreaches) running?.aws.authorizer.forgetRefusals()
    await running?.close()
  })

  return { cloud, visitor: (host: string) => visitor(cloud().port, host) }
}

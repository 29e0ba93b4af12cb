import { afterAll, beforeAll, expect } from "vitest"
import { type Cloud, startCloud } from "../../infra/local/cloud.ts"
import { visitor } from "../../infra/local/visitor.ts"
import { wronglyOffered } from "./optional-mails.ts"

/** Signing in takes as long as it needs, and not the half second that hides who is known. */
const hurried = { EVEN_STEP_MILLISECONDS: "1" }

/**
 * A local cloud of its own for a test file, from `beforeAll` to `afterAll`. `overreaches`: the file asks with a
 * function's rights for what that function may not have, and its refusals tell nothing about the function. `timed`:
 * the file measures how long answers take.
 */
export function useCloud({ overreaches = false, timed = false, https = false } = {}) {
  let running: Cloud | undefined
  const cloud = (): Cloud => {
    if (!running) throw new Error("the cloud runs only while tests run")
    return running
  }

  beforeAll(async () => {
    running = await startCloud({ https, ...(!timed && { environment: hurried }) })
  })
  afterAll(async () => {
    // Whatever a file is about, its mails are looked at.
    const wrong = running && (await wronglyOffered(running))
    if (overreaches) running?.aws.authorizer.forgetRefusals()
    await running?.close()
    expect(wrong ?? []).toEqual([])
  })

  return { cloud, visitor: (host: string) => visitor(cloud().port, host) }
}

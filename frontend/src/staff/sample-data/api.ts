import { query, revalidate } from "@solidjs/router"
import type { SampleData } from "../../../../shared/sample-data.ts"
import { createAction } from "../../lib/action.ts"
import { send } from "../../lib/api.ts"
import { getSelf } from "../api.ts"

const path = "/api/staff/sample-data"
export const getSampleData = query(() => send<SampleData>("GET", path), "sampleData")

/** Whether there is some is the company's own matter to know; what else changed is read once the work is done. */
const asked = (method: "POST" | "DELETE") => async () => {
  await send<SampleData>(method, path, method === "POST" ? {} : undefined)
  await revalidate([getSelf.key, getSampleData.key])
}

export const createAdding = () => createAction(asked("POST"))
export const createRemoval = () => createAction(asked("DELETE"))

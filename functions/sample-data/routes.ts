import * as z from "zod"
import { SampleData } from "../../shared/sample-data.ts"
import { staffRoute } from "../http/route.ts"
import { addSampleData, getSampleData, removeSampleData } from "./actions.ts"

const input = z.strictObject({})
const limit = "gateway"
const output = SampleData

/** Whoever may bring a company's data in may look around with made-up data first. */
export const sampleDataRoutes = [
  staffRoute({
    on: "GET /api/staff/sample-data",
    needs: "customers.read",
    limit,
    input,
    output,
    run: getSampleData,
  }),
  staffRoute({
    on: "POST /api/staff/sample-data",
    needs: "imports.write",
    limit,
    input,
    output,
    run: addSampleData,
  }),
  staffRoute({
    on: "DELETE /api/staff/sample-data",
    needs: "imports.write",
    limit,
    input,
    output,
    run: removeSampleData,
  }),
]

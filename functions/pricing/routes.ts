import { PricedLines, PriceLines } from "../../shared/documents.ts"
import { price } from "../../shared/pricing.ts"
import { staffRoute } from "../http/route.ts"

/** The editor's sums come from the rule that the document will be priced by. */
export const pricingRoutes = [
  staffRoute({
    on: "POST /api/staff/pricing",
    needs: "documents.read",
    limit: "gateway",
    input: PriceLines,
    output: PricedLines,
    run: async (_, input) => price(input),
  }),
]

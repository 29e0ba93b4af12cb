import type { APIGatewayProxyEventV2 } from "aws-lambda"
import type * as z from "zod"
import type { ApiScope } from "../../shared/api-keys.ts"
import { apiKeyOf } from "../api-keys/bearer.ts"
import type { ApiCtx } from "../context.ts"
import { answer, type Common, parsed, type Route, type Run } from "./route.ts"

type ApiRoute<I extends z.ZodType, O extends z.ZodType> = Omit<Common<I, O>, "limit"> & {
  scope: ApiScope
  run: Run<ApiCtx, I, O>
}

/** For programs with an API key, of which each may ask so often, wherever it asks from. */
export const apiRoute = <I extends z.ZodType, O extends z.ZodType>(route: ApiRoute<I, O>): Route => ({
  ...route,
  who: "apiKey",
  needs: null,
  limit: "gateway",
  run: async (asked, event: APIGatewayProxyEventV2) => {
    const ctx = await apiKeyOf(event, asked, route.scope)
    return answer(route.output, await route.run(ctx, parsed(route.input, event), event))
  },
})

import * as z from "zod"
import { ApiKeyList, CreateApiKey, CreatedApiKey } from "../../shared/api-keys.ts"
import { Done } from "../../shared/sessions.ts"
import { staffRoute } from "../http/route.ts"
import { createApiKey, listApiKeys, revokeApiKey } from "./actions.ts"

export const apiKeyRoutes = [
  staffRoute({
    on: "GET /api/staff/api-keys",
    needs: "apiKeys.write",
    limit: "gateway",
    input: z.strictObject({}),
    output: ApiKeyList,
    run: listApiKeys,
  }),
  staffRoute({
    on: "POST /api/staff/api-keys",
    needs: "apiKeys.write",
    stepUp: true,
    limit: "gateway",
    input: CreateApiKey,
    output: CreatedApiKey,
    run: createApiKey,
  }),
  staffRoute({
    on: "DELETE /api/staff/api-keys/{id}",
    needs: "apiKeys.write",
    stepUp: true,
    limit: "gateway",
    input: z.strictObject({ id: z.string() }),
    output: Done,
    run: revokeApiKey,
  }),
]

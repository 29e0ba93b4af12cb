import { ApiKey } from "../../shared/api-keys.ts"
import { entity } from "../store/entity.ts"

export const apiKeys = entity<ApiKey>({ kind: "apiKey", schema: ApiKey })

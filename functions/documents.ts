import { documentRoutes } from "./documents/routes.ts"
import { serve } from "./http/route.ts"

export const routes = documentRoutes
export const handler = serve(routes)

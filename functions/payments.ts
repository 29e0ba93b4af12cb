import { serve } from "./http/route.ts"
import { paymentsRoutes } from "./payments/routes.ts"

export const routes = paymentsRoutes
export const handler = serve(routes)

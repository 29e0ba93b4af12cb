import { autopayRoutes } from "./autopay/routes.ts"
import { serve } from "./http/route.ts"
import { paymentsRoutes } from "./payments/routes.ts"
import { planRoutes } from "./plans/routes.ts"
import { reconciliationRoutes } from "./reconciliations/routes.ts"
import { stripeEventRoutes } from "./stripe-events/routes.ts"

export const routes = [
  ...paymentsRoutes,
  ...autopayRoutes,
  ...planRoutes,
  ...reconciliationRoutes,
  ...stripeEventRoutes,
]
export const handler = serve(routes)

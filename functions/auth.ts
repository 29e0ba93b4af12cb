import { accountRoutes } from "./accounts/routes.ts"
import { colleagueRoutes } from "./colleagues/routes.ts"
import { domainSetupRoutes } from "./domains/setup-routes.ts"
import { serve } from "./http/route.ts"
import { invitationRoutes } from "./invitations/routes.ts"
import { notificationRoutes } from "./notifications/routes.ts"
import { switchRoutes } from "./people/routes.ts"
import { previewRoutes } from "./preview/routes.ts"
import { secondFactorRoutes } from "./second-factors/routes.ts"
import { sessionRoutes } from "./sessions/routes.ts"
import { supportRoutes } from "./support/routes.ts"
import { faceRoutes } from "./tenants/routes.ts"

export const routes = [
  ...sessionRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...invitationRoutes,
  ...colleagueRoutes,
  ...switchRoutes,
  ...faceRoutes,
  ...previewRoutes,
  ...supportRoutes,
  ...notificationRoutes,
  ...domainSetupRoutes,
]
export const handler = serve(routes)

import { serve } from "./http/route.ts"
import { invitationRoutes } from "./invitations/routes.ts"
import { sessionRoutes } from "./sessions/routes.ts"
import { faceRoutes } from "./tenants/routes.ts"

export const routes = [...sessionRoutes, ...invitationRoutes, ...faceRoutes]
export const handler = serve(routes)

import { apiRoutes } from "./api-keys/api-routes.ts"
import { serve } from "./http/route.ts"

/** For programs with an API key: a door of its own, which knows no cookies and no people. */
export const routes = apiRoutes
export const handler = serve(routes, { challenge: "Bearer" })

import { attachmentRoutes } from "./attachments/routes.ts"
import { documentRoutes } from "./documents/routes.ts"
import { serve } from "./http/route.ts"

export const routes = [...documentRoutes, ...attachmentRoutes]
export const handler = serve(routes)

import { attachmentRoutes } from "./attachments/routes.ts"
import { managerPhotoRoutes } from "./customers/manager-photo-routes.ts"
import { documentRoutes } from "./documents/routes.ts"
import { contactDownloadRoutes } from "./downloads/contact-routes.ts"
import { serve } from "./http/route.ts"
import { statementFileRoutes } from "./statements/file-routes.ts"
import { logoRoutes } from "./tenants/logo-routes.ts"

export const routes = [
  ...documentRoutes,
  ...attachmentRoutes,
  ...statementFileRoutes,
  ...logoRoutes,
  ...managerPhotoRoutes,
  ...contactDownloadRoutes,
]
export const handler = serve(routes)

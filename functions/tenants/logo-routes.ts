import { UploadPicture } from "../../shared/pictures.ts"
import { Tenant } from "../../shared/tenants.ts"
import { staffRoute } from "../http/route.ts"
import { uploadLogo } from "./logo.ts"

/** Served by the documents' function: reading pictures weighs more than all the rest of the staff's. */
export const logoRoutes = [
  staffRoute({
    on: "PUT /api/staff/branding/logo",
    needs: "branding.write",
    limit: "gateway",
    input: UploadPicture,
    output: Tenant,
    run: uploadLogo,
  }),
]

import * as z from "zod"
import { PortalSelf } from "../../shared/customers.ts"
import { ChooseLanguage, Done } from "../../shared/sessions.ts"
import { contactRoute } from "../http/route.ts"
import { chooseContactLanguage, getPortalSelf } from "./actions.ts"

export const contactRoutes = [
  contactRoute({
    on: "GET /api/portal/me",
    needs: "portal.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: PortalSelf,
    run: getPortalSelf,
  }),
  contactRoute({
    on: "PUT /api/portal/language",
    needs: "portal.profile",
    limit: "gateway",
    input: ChooseLanguage,
    output: Done,
    run: chooseContactLanguage,
  }),
]

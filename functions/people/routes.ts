import { SwitchCustomer } from "../../shared/accounts.ts"
import { Done } from "../../shared/sessions.ts"
import { contactRoute } from "../http/route.ts"
import { switchCustomer } from "./switch.ts"

export const switchRoutes = [
  contactRoute({
    on: "POST /api/auth/switch",
    needs: "portal.profile",
    limit: "gateway",
    input: SwitchCustomer,
    output: Done,
    run: switchCustomer,
  }),
]

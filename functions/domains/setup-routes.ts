import { DomainSetup, DomainToken } from "../../shared/domains.ts"
import { oftenAMinute } from "../http/limit.ts"
import { openRoute } from "../http/route.ts"
import { watchSetup } from "./setup.ts"

export const domainSetupRoutes = [
  openRoute({
    on: "POST /api/auth/domain-setup",
    limit: oftenAMinute,
    input: DomainToken,
    output: DomainSetup,
    run: watchSetup,
  }),
]

import * as z from "zod"
import { PorticoEvent } from "../../shared/events.ts"
import { Guide } from "../../shared/guide.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { ChooseLanguage, Done } from "../../shared/sessions.ts"
import { StaffSelf } from "../../shared/staff.ts"
import {
  ChangeSlug,
  Checklist,
  LogoAddress,
  PortalFace,
  Tenant,
  UpdateBranding,
  UpdatePortal,
  UpdateTenant,
} from "../../shared/tenants.ts"
import { listEvents } from "../events.ts"
import { seldomAMinute } from "../http/limit.ts"
import { openRoute, staffRoute } from "../http/route.ts"
import { chooseStaffLanguage, getStaffSelf } from "../staff-members/actions.ts"
import { removeLogo, updateBranding, updatePortal, updateTenant } from "./actions.ts"
import { getChecklist } from "./checklist.ts"
import { getFace } from "./face.ts"
import { getGuide } from "./guide.ts"
import { getLogo, getStaffLogo } from "./logo-files.ts"
import { changeSlug } from "./slug.ts"

const Nothing = z.strictObject({})
const limit = "gateway"

export const faceRoutes = [
  openRoute({ on: "GET /api/auth/face", limit, input: Nothing, output: PortalFace, run: getFace }),
  openRoute({ on: "GET /api/auth/guide", limit, input: Nothing, output: Guide, run: getGuide }),
  openRoute({
    on: "GET /api/auth/logo",
    limit,
    input: LogoAddress,
    output: null,
    run: getLogo,
  }),
]

export const tenantRoutes = [
  staffRoute({
    on: "GET /api/staff/me",
    needs: "tenant.read",
    limit,
    input: Nothing,
    output: StaffSelf,
    run: getStaffSelf,
  }),
  staffRoute({
    on: "PUT /api/staff/language",
    needs: "profile.write",
    limit,
    input: ChooseLanguage,
    output: Done,
    run: chooseStaffLanguage,
  }),
  staffRoute({
    on: "GET /api/staff/checklist",
    needs: "tenant.read",
    limit,
    input: Nothing,
    output: Checklist,
    run: getChecklist,
  }),
  staffRoute({
    on: "PUT /api/staff/tenant",
    needs: "tenant.write",
    limit,
    input: UpdateTenant,
    output: Tenant,
    run: updateTenant,
  }),
  staffRoute({
    on: "PUT /api/staff/portal/slug",
    needs: "portal.write",
    stepUp: true,
    limit: seldomAMinute,
    input: ChangeSlug,
    output: Tenant,
    run: changeSlug,
  }),
  staffRoute({
    on: "PUT /api/staff/portal",
    needs: "portal.write",
    limit,
    input: UpdatePortal,
    output: Tenant,
    run: updatePortal,
  }),
  staffRoute({
    on: "PUT /api/staff/branding",
    needs: "branding.write",
    limit,
    input: UpdateBranding,
    output: Tenant,
    run: updateBranding,
  }),
  staffRoute({
    on: "GET /api/staff/branding/logo",
    needs: "tenant.read",
    limit,
    input: LogoAddress,
    output: null,
    run: getStaffLogo,
  }),
  staffRoute({
    on: "DELETE /api/staff/branding/logo",
    needs: "branding.write",
    limit,
    input: Nothing,
    output: Tenant,
    run: removeLogo,
  }),
  staffRoute({
    on: "GET /api/staff/activity",
    needs: "activity.read",
    limit,
    input: PageInput,
    output: page(PorticoEvent),
    run: (ctx, input) => listEvents(ctx, input),
  }),
]

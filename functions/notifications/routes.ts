import * as z from "zod"
import { NotificationSettings, SetNotification } from "../../shared/notifications.ts"
import { Done } from "../../shared/sessions.ts"
import { oftenAMinute } from "../http/limit.ts"
import { openRoute, personRoute } from "../http/route.ts"
import { changeNotification, getNotifications } from "./settings.ts"
import { unsubscribe } from "./unsubscribe.ts"

export const notificationRoutes = [
  personRoute({
    on: "GET /api/auth/account/notifications",
    limit: "gateway",
    input: z.strictObject({}),
    output: NotificationSettings,
    run: getNotifications,
  }),
  personRoute({
    on: "PUT /api/auth/account/notifications",
    limit: oftenAMinute,
    input: SetNotification,
    output: NotificationSettings,
    run: changeNotification,
  }),
  openRoute({
    on: "POST /api/auth/unsubscribe",
    limit: oftenAMinute,
    oneClick: true,
    input: z.strictObject({ token: z.string().max(300) }),
    output: Done,
    run: unsubscribe,
  }),
]

import { query } from "@solidjs/router"
import type { AutopayPage, OfCurrency, StartAutopay } from "../../../../shared/autopay.ts"
import { send } from "../../lib/api.ts"

const path = "/api/payments/autopay"

export const getAutopay = query(() => send<AutopayPage>("GET", path), "autopay")
export const startAutopay = (asked: Record<keyof StartAutopay, unknown>) =>
  send<{ url: string }>("POST", path, asked)
export const finishAutopay = (asked: OfCurrency) => send<AutopayPage>("POST", `${path}/finish`, asked)
export const stopAutopay = (asked: OfCurrency) => send<AutopayPage>("POST", `${path}/off`, asked)

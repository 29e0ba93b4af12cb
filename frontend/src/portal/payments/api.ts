import type { PayOnAccount, StartedPayment } from "../../../../shared/payments.ts"
import { send } from "../../lib/api.ts"

/** Not with the calls that every page brings along: few pay without an invoice. */
export const payOnAccount = (asked: PayOnAccount) =>
  send<StartedPayment>("POST", "/api/payments/on-account", asked)

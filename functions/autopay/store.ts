import { Autopay, AutopayConsent } from "../../shared/autopay.ts"
import { entity } from "../store/entity.ts"

export const autopays = entity<Autopay>({
  kind: "autopay",
  schema: Autopay,
  customer: ({ customerId }) => customerId,
  staffList: ({ changedAt }) => changedAt,
})

export const autopayConsents = entity<AutopayConsent>({
  kind: "autopayConsent",
  schema: AutopayConsent,
  customer: ({ customerId }) => customerId,
})

import type { Language } from "../../../shared/fields.ts"

const en = {
  contact: "Layla Haddad",
  customer: "Harbour Lane Hospitality",
  chairs: "Oak chairs “Marina”",
  fitting: "Delivery and fitting",
  reference: "Order 7781",
  notes: "Thank you for your business.",
}

const ar: typeof en = {
  contact: "ليلى حداد",
  customer: "هاربر لين للضيافة",
  chairs: "كراسي بلوط «مارينا»",
  fitting: "التوصيل والتركيب",
  reference: "طلب 7781",
  notes: "شكرًا لتعاملكم معنا.",
}

/** What stands in the sample documents. */
export const sampleWords: Record<Language, typeof en> = { en, ar }

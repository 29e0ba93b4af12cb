import { isolate } from "../lib/text.ts"
import { createPageWords } from "./page-words.ts"

const en = {
  label: (customer: string) => `${isolate(customer)}: change customer`,
  here: "Your companies here",
  current: "shown now",
  elsewhere: "Your other portals",
}

const ar: typeof en = {
  label: (customer) => `${isolate(customer)}: تغيير العميل`,
  here: "شركاتك هنا",
  current: "المعروضة الآن",
  elsewhere: "بواباتك الأخرى",
}

export const useSwitcherWords = createPageWords({ en, ar })

import { isolate } from "../lib/text.ts"
import { createPageWords } from "./page-words.ts"

const en = {
  title: "The portal is closed",
  text: (company: string) =>
    `${isolate(company)} has closed its customer portal for now. Please contact them directly.`,
  byLink: "The link in your e-mail is not lost: try it again once the portal is open, or ask for a new one.",
}

const ar: typeof en = {
  title: "البوابة مغلقة",
  text: (company) => `أغلقت ${isolate(company)} بوابة عملائها حاليًا. يرجى التواصل معها مباشرة.`,
  byLink: "لم يضع الرابط الذي في رسالتك: جرّبه من جديد حين تُفتح البوابة، أو اطلب رابطًا جديدًا.",
}

export const useClosedWords = createPageWords({ en, ar })

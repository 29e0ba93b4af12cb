import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  banner: (customer: string) => `You see what ${isolate(customer)} sees. Nothing can be changed.`,
  leave: "Leave preview",
  overTitle: "The preview is over",
  overText: "You can close this window, or open another preview in Portico.",
  goneTitle: "This preview cannot be opened",
  goneText: "Its link works once and for one minute. Open it again in Portico.",
}

const ar: typeof en = {
  banner: (customer) => `ترى ما يراه ${isolate(customer)}. لا يمكن تغيير شيء.`,
  leave: "إنهاء المعاينة",
  overTitle: "انتهت المعاينة",
  overText: "يمكنك إغلاق هذه النافذة، أو فتح معاينة أخرى من Portico.",
  goneTitle: "تعذر فتح هذه المعاينة",
  goneText: "يعمل رابطها مرة واحدة ولمدة دقيقة. افتحها من جديد من Portico.",
}

export const usePreviewWords = createPageWords({ en, ar })

import { createPageWords } from "../page-words.ts"

const en = {
  label: (currency: string) => `Open amounts by age in ${currency}`,
  ages: {
    current: "Not yet due",
    days30: "1–30 days",
    days60: "31–60 days",
    days90: "61–90 days",
    older: "Over 90 days",
  },
}

const ar: typeof en = {
  label: (currency) => `المبالغ المفتوحة حسب العمر بعملة ${currency}`,
  ages: {
    current: "لم يحن موعدها",
    days30: "1–30 يومًا",
    days60: "31–60 يومًا",
    days90: "61–90 يومًا",
    older: "أكثر من 90 يومًا",
  },
}

export const useAgeingWords = createPageWords({ en, ar })

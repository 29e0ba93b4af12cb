import { arabicCount, englishCount } from "../../lib/plural.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  chosen: (n: number) => englishCount(n, "1 invoice chosen", "# invoices chosen"),
  only: (n: number) => englishCount(n, "1 of them is to be paid", "# of them are to be paid"),
  clear: "Clear",
  download: "Download",
  onePdf: "One PDF of all",
  zip: "ZIP of single PDFs",
  pay: (amount: string) => `Pay ${amount}`,
  errors: {
    download_too_large: {
      title: "These are too large for one file",
      text: "Choose fewer invoices, or take them one by one.",
    },
  },
}

const ar: typeof en = {
  chosen: (n) =>
    arabicCount(n, {
      zero: "لم تُختر فواتير",
      one: "اختيرت فاتورة واحدة",
      two: "اختيرت فاتورتان",
      few: "اختيرت # فواتير",
      many: "اختيرت # فاتورة",
      other: "اختيرت # فاتورة",
    }),
  only: (n) =>
    arabicCount(n, {
      zero: "لا شيء منها للدفع",
      one: "واحدة منها للدفع",
      two: "اثنتان منها للدفع",
      few: "# منها للدفع",
      many: "# منها للدفع",
      other: "# منها للدفع",
    }),
  clear: "إلغاء الاختيار",
  download: "تنزيل",
  onePdf: "ملف PDF واحد للكل",
  zip: "ملف ZIP لكل فاتورة PDF",
  pay: (amount) => `ادفع ${amount}`,
  errors: {
    download_too_large: {
      title: "هذه أكبر من أن تجتمع في ملف واحد",
      text: "اختر فواتير أقل، أو نزّلها واحدة واحدة.",
    },
  },
}

export const useChosenWords = createPageWords({ en, ar })

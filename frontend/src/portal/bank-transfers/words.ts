import { createPageWords } from "../page-words.ts"

const en = {
  title: "Pay by bank transfer",
  text: "Write the reference, so that the payment finds its way to your invoice.",
  amount: "Amount",
  reference: "Reference",
  holder: "Account holder",
  bank: "Bank",
  iban: "IBAN",
  accountNumber: "Account number",
  routing: "Routing number",
  bic: "SWIFT/BIC",
  copy: "Copy",
  copyOf: (what: string) => `Copy: ${what}`,
  copied: "Copied",
  paid: "I have made the transfer",
  warning: (company: string) =>
    `${company} never changes bank details by e-mail. If a message names another account, call before you pay.`,
}

const ar: typeof en = {
  title: "الدفع بالتحويل المصرفي",
  text: "اكتب المرجع كي تصل الدفعة إلى فاتورتك.",
  amount: "المبلغ",
  reference: "المرجع",
  holder: "صاحب الحساب",
  bank: "البنك",
  iban: "IBAN",
  accountNumber: "رقم الحساب",
  routing: "رقم التوجيه",
  bic: "SWIFT/BIC",
  copy: "نسخ",
  copyOf: (what) => `نسخ: ${what}`,
  copied: "تم النسخ",
  paid: "أجريت التحويل",
  warning: (company) =>
    `لا تغيّر ${company} بياناتها المصرفية بالبريد الإلكتروني أبدًا. إذا ذكرت رسالة حسابًا آخر فاتصل قبل أن تدفع.`,
}

export const useTransferWords = createPageWords({ en, ar })

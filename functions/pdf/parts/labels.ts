import { type Phrase, phrase } from "../text/clean.ts"

export type Language = "en" | "ar"

const labels = {
  taxInvoice: ["Tax Invoice", "فاتورة ضريبية"],
  invoice: ["Invoice", "فاتورة"],
  invoices: ["Invoices", "الفواتير"],
  creditNote: ["Credit Note", "إشعار دائن"],
  taxCreditNote: ["Tax Credit Note", "إشعار دائن ضريبي"],
  estimate: ["Estimate", "عرض سعر"],
  simplified: ["Simplified", "مبسطة"],
  receipt: ["Payment receipt", "إيصال دفع"],
  paid: ["Paid", "مدفوعة"],
  void: ["Void", "ملغاة"],
  draft: ["Draft", "مسودة"],
  accepted: ["Accepted", "مقبول"],
  declined: ["Declined", "مرفوض"],
  from: ["From", "من"],
  billTo: ["Bill to", "فاتورة إلى"],
  receivedFrom: ["Received from", "استلمنا من"],
  invoiceNumber: ["Invoice number", "رقم الفاتورة"],
  issuedOn: ["Issue date", "تاريخ الإصدار"],
  suppliedOn: ["Date of supply", "تاريخ التوريد"],
  dueOn: ["Due date", "تاريخ الاستحقاق"],
  reference: ["Reference", "المرجع"],
  settled: ["Nothing left to pay", "لا يوجد مبلغ مستحق"],
  description: ["Description", "الوصف"],
  quantity: ["Qty", "الكمية"],
  unitPrice: ["Unit price", "سعر الوحدة"],
  unitPriceWithTax: ["Unit price incl. tax", "سعر الوحدة شامل الضريبة"],
  discount: ["Discount", "الخصم"],
  net: ["Net", "الصافي"],
  amount: ["Amount", "المبلغ"],
  taxRate: ["Tax %", "% الضريبة"],
  vatRate: ["VAT %", "% الضريبة"],
  tax: ["Tax", "الضريبة"],
  vat: ["VAT", "ضريبة القيمة المضافة"],
  vatShort: ["VAT", "الضريبة"],
  lineTotal: ["Total", "الإجمالي"],
  subtotal: ["Subtotal", "المجموع الفرعي"],
  adjustment: ["Adjustment", "تسوية"],
  total: ["Total", "الإجمالي"],
  totalWithVatShort: ["Total incl. VAT", "الإجمالي شامل الضريبة"],
  totalWithVat: ["Total including VAT", "الإجمالي شامل الضريبة"],
  paidAmount: ["Paid", "المدفوع"],
  credited: ["Credited", "المبلغ الدائن"],
  amountDue: ["Amount due", "المبلغ المستحق"],
  creditNoteNumber: ["Credit note number", "رقم الإشعار"],
  correctedInvoice: ["Corrects invoice", "يصحح الفاتورة"],
  creditTo: ["Credit to", "إشعار إلى"],
  reason: ["Reason", "السبب"],
  totalCredited: ["Total credited", "إجمالي المبلغ الدائن"],
  valueBefore: ["Invoice value before", "قيمة الفاتورة قبل التصحيح"],
  valueAfter: ["Corrected value", "القيمة المصححة"],
  difference: ["Difference", "الفرق"],
  taxOnDifference: ["VAT on the difference", "الضريبة على الفرق"],
  correction: ["Correction", "التصحيح"],
  appliedToInvoice: ["Taken off the invoice", "خصم من الفاتورة"],
  estimateNumber: ["Estimate number", "رقم العرض"],
  validUntil: ["Valid until", "صالح حتى"],
  preparedFor: ["Prepared for", "مقدم إلى"],
  acceptance: ["Acceptance", "القبول"],
  name: ["Name", "الاسم"],
  date: ["Date", "التاريخ"],
  signature: ["Signature", "التوقيع"],
  acceptedBy: ["Accepted by", "قبله"],
  purchaseOrder: ["Purchase order", "أمر الشراء"],
  notes: ["Notes", "ملاحظات"],
  terms: ["Terms", "الشروط"],
  bankDetails: ["Bank details", "التفاصيل المصرفية"],
  paidOn: ["Payment date", "تاريخ الدفع"],
  method: ["Payment method", "طريقة الدفع"],
  paymentNumber: ["Payment number", "رقم الدفعة"],
  amountReceived: ["Amount received", "المبلغ المستلم"],
  excess: ["Kept as credit", "رصيد دائن"],
  appliedAmount: ["Amount paid", "المبلغ المسدد"],
  statement: ["Statement of account", "كشف حساب"],
  statementFor: ["Customer", "العميل"],
  until: ["To", "إلى"],
  customerNumber: ["Customer number", "رقم العميل"],
  currency: ["Currency", "العملة"],
  number: ["Number", "الرقم"],
  details: ["Details", "التفاصيل"],
  debit: ["Debit", "مدين"],
  credit: ["Credit", "دائن"],
  balance: ["Balance", "الرصيد"],
  openingBalance: ["Opening balance", "الرصيد الافتتاحي"],
  closingBalance: ["Closing balance", "الرصيد الختامي"],
  totalDebits: ["Total debits", "إجمالي المدين"],
  totalCredits: ["Total credits", "إجمالي الدائن"],
  openInvoices: ["Open invoices", "الفواتير المفتوحة"],
  creditBalance: ["Credit in your favour", "رصيد لصالحكم"],
  daysOverdue: ["Days overdue", "أيام التأخير"],
  stillDue: ["Still due", "المتبقي"],
  notYetDue: ["Not yet due", "غير مستحق بعد"],
  days30: ["1–30 days overdue", "متأخر 1–30 يومًا"],
  days60: ["31–60 days overdue", "متأخر 31–60 يومًا"],
  days90: ["61–90 days overdue", "متأخر 61–90 يومًا"],
  older: ["Over 90 days overdue", "متأخر أكثر من 90 يومًا"],
  invoiceChange: ["Invoice changed", "تعديل الفاتورة"],
  invoiceVoided: ["Invoice voided", "إلغاء الفاتورة"],
  payment: ["Payment", "دفعة"],
  retainerDrawn: ["Drawn from retainer", "سحب من الدفعة المقدمة"],
  refund: ["Refund", "استرداد"],
  refundFailed: ["Refund came back", "استرداد مرتجع"],
  dispute: ["Payment disputed", "دفعة معترض عليها"],
  disputeWon: ["Dispute decided for us", "اعتراض حُسم لصالحنا"],
  writeOff: ["Written off", "شطب"],
  byCard: ["Card", "بطاقة"],
  byBankDebit: ["Bank debit", "خصم مصرفي"],
  byBankTransfer: ["Bank transfer", "تحويل مصرفي"],
  byCash: ["Cash", "نقدًا"],
  byCheque: ["Cheque", "شيك"],
  byOther: ["Other", "أخرى"],
} as const satisfies Record<string, readonly [string, string]>

export type Label = keyof typeof labels

export const label = (name: Label, language: Language) => labels[name][language === "ar" ? 1 : 0]

const monthNames = {
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
  ar: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}

/** With the month as a word, since 03/04 means two days. */
export function formatDate(date: string, language: Language) {
  const [year, month = "", day] = date.split("-")
  return `${Number(day)} ${monthNames[language].split(" ")[Number(month) - 1]} ${year}`
}

export const pageOf = (page: number, pages: number, language: Language): Phrase =>
  language === "ar" ? phrase`صفحة ${page} من ${pages}` : phrase`Page ${page} of ${pages}`

export const taxNumber = (trn: string, language: Language, second: Language | undefined): Phrase => {
  if (second) return phrase`TRN / الرقم الضريبي ${trn}`
  return language === "ar" ? phrase`الرقم الضريبي ${trn}` : phrase`TRN ${trn}`
}

export const dueBy = (amount: string, date: string, language: Language): Phrase =>
  language === "ar" ? phrase`${amount} مستحقة الدفع في ${date}` : phrase`${amount} due ${date}`

export const validThrough = (amount: string, date: string, language: Language): Phrase =>
  language === "ar" ? phrase`${amount} صالح حتى ${date}` : phrase`${amount} valid until ${date}`

export const receivedOn = (amount: string, date: string, language: Language): Phrase =>
  language === "ar" ? phrase`استُلم ${amount} في ${date}` : phrase`${amount} received ${date}`

export const owedOn = (amount: string, date: string, language: Language): Phrase =>
  language === "ar" ? phrase`${amount} مستحقة حتى ${date}` : phrase`${amount} owed on ${date}`

export const inFavourOn = (amount: string, date: string, language: Language): Phrase =>
  language === "ar" ? phrase`${amount} رصيد لصالحكم حتى ${date}` : phrase`${amount} in your favour on ${date}`

export const taxOn = (name: string, rate: string, net: string, language: Language): Phrase =>
  language === "ar" ? phrase`${name} ${rate} على ${net}` : phrase`${name} ${rate} on ${net}`

export const inDirhams = (rate: string, source: string, date: string, language: Language): Phrase =>
  language === "ar"
    ? phrase`بالدرهم الإماراتي بسعر ${rate} (${source}، ${date})`
    : phrase`In UAE dirhams at ${rate} (${source}, ${date})`

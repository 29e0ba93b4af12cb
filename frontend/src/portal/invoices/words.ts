import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: (number: string) => `Invoice ${isolate(number)}`,
  back: "All invoices",
  due: "Due",
  amountDue: "Amount due",
  pay: (amount: string) => `Pay ${amount}`,
  payPart: "Pay a part",
  payInstalment: (amount: string) => `Pay the next instalment, ${amount}`,
  payAll: (amount: string) => `Pay all, ${amount}`,
  nextInstalment: "Next instalment due",
  paid: "Paid",
  credited: "Credited",
  payments: "Payments",
  creditNotes: "Credit notes",
  methods: {
    card: "Card",
    bank: "Bank debit",
    import: "Paid to the company",
    bankTransfer: "Bank transfer",
    cash: "Cash",
    cheque: "Cheque",
    retainer: "From your retainer",
    other: "Paid to the company",
  } as Record<string, string>,
  processing: "A payment is being confirmed. This page changes by itself.",
  settled: "Paid in full. Thank you.",
  voided: "This invoice was cancelled. Nothing is to be paid.",
  askPay:
    "Online payment is not available for this invoice. Please use the bank details on it, or contact the company.",
  ask: "Ask about this",
  askCredit: "Request a credit note",
}

const ar: typeof en = {
  title: (number) => `الفاتورة ${isolate(number)}`,
  back: "كل الفواتير",
  due: "تاريخ الاستحقاق",
  amountDue: "المبلغ المستحق",
  pay: (amount) => `ادفع ${amount}`,
  payPart: "ادفع جزءًا",
  payInstalment: (amount) => `ادفع القسط التالي ${amount}`,
  payAll: (amount) => `ادفع الكل ${amount}`,
  nextInstalment: "استحقاق القسط التالي",
  paid: "المدفوع",
  credited: "الإشعارات الدائنة",
  payments: "المدفوعات",
  creditNotes: "الإشعارات الدائنة",
  methods: {
    card: "بطاقة",
    bank: "خصم مصرفي",
    import: "دُفعت للشركة",
    bankTransfer: "تحويل مصرفي",
    cash: "نقدًا",
    cheque: "شيك",
    retainer: "من دفعتكم المقدمة",
    other: "دُفعت للشركة",
  },
  processing: "يجري تأكيد دفعة. تتغير هذه الصفحة تلقائيًا.",
  settled: "دُفعت بالكامل. شكرًا لك.",
  voided: "أُلغيت هذه الفاتورة. لا يوجد ما يُدفع.",
  askPay:
    "الدفع الإلكتروني غير متاح لهذه الفاتورة. يرجى استخدام البيانات المصرفية عليها أو التواصل مع الشركة.",
  ask: "اسأل عن هذه الفاتورة",
  askCredit: "اطلب إشعارًا دائنًا",
}

export const useInvoiceWords = createPageWords({ en, ar })

import { arabicCount, englishCount } from "../../lib/plural.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: "Review your payment",
  text: "This is what the payment will settle. What is due longest comes first.",
  instalmentText: "This pays the next instalment. What follows stays due on its own dates.",
  back: "All invoices",
  invoice: "Invoice",
  dueOn: "Due",
  owed: "Owed",
  paidNow: "Paid now",
  inPart: "in part",
  amount: "Amount to pay",
  amountHint: (least: string, all: string) => `From ${least} to ${all}.`,
  leftOut: (n: number) =>
    englishCount(
      n,
      "1 invoice is not included: it is settled, being paid already, or too many for one payment.",
      "# invoices are not included: they are settled, being paid already, or too many for one payment.",
    ),
  pay: (amount: string) => `Pay ${amount}`,
  payWhole: (amount: string) => `Pay all that is open instead, ${amount}`,
  cancel: "Cancel",
  fields: {
    not_an_amount: "This is not an amount.",
    whole_only: "The company takes only the whole amount.",
    below_least_part: "This is less than the smallest part that the company takes.",
    more_than_due: "This is more than is owed.",
    one_invoice_only: "An instalment is paid of one invoice at a time.",
  },
  reasons: {
    no_instalments: {
      title: "There is no instalment to pay",
      text: "The company has ended the instalments, or all of them are paid. Open the invoice again to see what is due.",
    },
  },
}

const ar: typeof en = {
  title: "راجع دفعتك",
  text: "هذا ما ستسدده الدفعة. يُسدد الأقدم استحقاقًا أولًا.",
  instalmentText: "تسدد هذه الدفعة القسط التالي. وتبقى الأقساط بعده مستحقة في مواعيدها.",
  back: "كل الفواتير",
  invoice: "الفاتورة",
  dueOn: "الاستحقاق",
  owed: "المستحق",
  paidNow: "يُدفع الآن",
  inPart: "جزئيًا",
  amount: "المبلغ المراد دفعه",
  amountHint: (least, all) => `من ${least} إلى ${all}.`,
  leftOut: (n) =>
    arabicCount(n, {
      zero: "كل الفواتير مشمولة.",
      one: "فاتورة واحدة غير مشمولة: إما مسددة أو قيد الدفع أو لا تتسع لها دفعة واحدة.",
      two: "فاتورتان غير مشمولتين: إما مسددتان أو قيد الدفع أو لا تتسع لهما دفعة واحدة.",
      few: "# فواتير غير مشمولة: إما مسددة أو قيد الدفع أو لا تتسع لها دفعة واحدة.",
      many: "# فاتورة غير مشمولة: إما مسددة أو قيد الدفع أو لا تتسع لها دفعة واحدة.",
      other: "# فاتورة غير مشمولة: إما مسددة أو قيد الدفع أو لا تتسع لها دفعة واحدة.",
    }),
  pay: (amount) => `ادفع ${amount}`,
  payWhole: (amount) => `ادفع كل المتبقي ${amount} بدلًا من ذلك`,
  cancel: "إلغاء",
  fields: {
    not_an_amount: "هذا ليس مبلغًا.",
    whole_only: "تقبل الشركة المبلغ كاملًا فقط.",
    below_least_part: "هذا أقل من أصغر جزء تقبله الشركة.",
    more_than_due: "هذا أكثر من المستحق.",
    one_invoice_only: "يُدفع القسط عن فاتورة واحدة في كل مرة.",
  },
  reasons: {
    no_instalments: {
      title: "لا يوجد قسط يُدفع",
      text: "أنهت الشركة الأقساط أو دُفعت كلها. افتح الفاتورة من جديد لترى المستحق.",
    },
  },
}

export const usePayWords = createPageWords({ en, ar })

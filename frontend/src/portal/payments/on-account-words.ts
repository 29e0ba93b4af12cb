import { createPageWords } from "../page-words.ts"

const en = {
  title: "Pay on account",
  text: "Pay an amount in advance, without an invoice. It is kept as your credit with the company.",
  back: "All payments",
  amount: "Amount",
  hint: "The amount is charged once, on Stripe's page. You get a receipt by e-mail.",
  pay: "Continue to payment",
  cancel: "Cancel",
  notOffered: "Paying by card is not offered here",
  notOfferedText: "Ask the company how it takes payments in advance.",
  noRight: "You cannot pay for your company",
  noRightText: "A colleague with the right to pay can do this.",
  fields: {
    not_an_amount: "This is not an amount in this currency. Write it like 250.50.",
    below_minimum: "This is too small to pay by card.",
    too_large: "This is too large to pay by card.",
    not_in_tens: "Cards take this currency in steps of 0.010. Let the amount end in 0.",
  },
  reasons: {
    key_reused: { title: "This payment has ended", text: "Load the page again to pay another amount." },
    not_payable: {
      title: "The company takes no cards in this currency now",
      text: "Ask it how to pay in advance.",
    },
    below_minimum: { title: "The amount is too small to pay online", text: "Enter a larger amount." },
  },
}

const ar: typeof en = {
  title: "الدفع على الحساب",
  text: "ادفع مبلغًا مقدمًا دون فاتورة. يُحفظ رصيدًا لكم لدى الشركة.",
  back: "كل المدفوعات",
  amount: "المبلغ",
  hint: "يُخصم المبلغ مرة واحدة على صفحة Stripe. يصلك إيصال بالبريد الإلكتروني.",
  pay: "المتابعة إلى الدفع",
  cancel: "إلغاء",
  notOffered: "الدفع بالبطاقة غير متاح هنا",
  notOfferedText: "اسأل الشركة كيف تقبل الدفعات المقدمة.",
  noRight: "لا يمكنك الدفع نيابة عن شركتك",
  noRightText: "يمكن لزميل لديه صلاحية الدفع القيام بذلك.",
  fields: {
    not_an_amount: "هذا ليس مبلغًا بهذه العملة. اكتبه مثل 250.50.",
    below_minimum: "هذا أصغر من أن يُدفع بالبطاقة.",
    too_large: "هذا أكبر من أن يُدفع بالبطاقة.",
    not_in_tens: "تقبل البطاقات هذه العملة بمضاعفات 0.010. اجعل المبلغ ينتهي بصفر.",
  },
  reasons: {
    key_reused: { title: "انتهت هذه الدفعة", text: "أعد تحميل الصفحة لدفع مبلغ آخر." },
    not_payable: {
      title: "لا تقبل الشركة البطاقات بهذه العملة حاليًا",
      text: "اسألها عن طريقة الدفع المقدم.",
    },
    below_minimum: { title: "المبلغ أصغر من أن يُدفع عبر الإنترنت", text: "أدخل مبلغًا أكبر." },
  },
}

export const useOnAccountWords = createPageWords({ en, ar })

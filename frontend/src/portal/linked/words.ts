import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  signIn: "Sign in to see everything",
  only: (company: string) =>
    `You see this one invoice because ${isolate(company)} sent you a link to it. Keep the link to yourself.`,
  customer: "For",
  goneTitle: "This link is not valid",
  goneText: "It may be incomplete. Open it again from the e-mail that you received.",
  expiredTitle: "This link has expired",
  expiredText: "We can send a fresh one to the address that this one was sent to.",
  revokedTitle: "This link was withdrawn",
  revokedText:
    "The company has withdrawn it. We can ask for a fresh one: it goes to the address that this one was sent to.",
  renew: "Send a fresh link",
  renewedTitle: "Check your mail",
  renewedText: "If the invoice is still there for you, a fresh link is on its way to your address.",
  returned: "If you have just paid, this page shows it as soon as the payment is confirmed.",
  unsubscribeTitle: "No more of these e-mails?",
  unsubscribeText: (company: string) =>
    `We then stop sending you this kind of e-mail from ${isolate(company)}. Receipts and answers to your requests still come.`,
  unsubscribe: "Unsubscribe",
  unsubscribedTitle: "You are unsubscribed",
  unsubscribedText: "You can switch these e-mails on again in your account.",
}

const ar: typeof en = {
  signIn: "سجّل الدخول لعرض كل شيء",
  only: (company) => `ترى هذه الفاتورة وحدها لأن ${isolate(company)} أرسلت لك رابطها. احتفظ بالرابط لنفسك.`,
  customer: "إلى",
  goneTitle: "هذا الرابط غير صالح",
  goneText: "ربما كان ناقصًا. افتحه من جديد من الرسالة التي وصلتك.",
  expiredTitle: "انتهت صلاحية هذا الرابط",
  expiredText: "يمكننا إرسال رابط جديد إلى العنوان الذي أُرسل إليه هذا الرابط.",
  revokedTitle: "سُحب هذا الرابط",
  revokedText: "سحبته الشركة. يرجى طلب رابط جديد منها أو تسجيل الدخول.",
  renew: "أرسل رابطًا جديدًا",
  renewedTitle: "تحقق من بريدك",
  renewedText: "إن كانت الفاتورة لا تزال متاحة لك فالرابط الجديد في الطريق إلى عنوانك.",
  returned: "إن كنت قد دفعت للتو فستظهر الدفعة هنا فور تأكيدها.",
  unsubscribeTitle: "إيقاف هذه الرسائل؟",
  unsubscribeText: (company) =>
    `نتوقف عندها عن إرسال هذا النوع من رسائل ${isolate(company)}. تستمر الإيصالات والردود على طلباتك.`,
  unsubscribe: "إلغاء الاشتراك",
  unsubscribedTitle: "أُلغي اشتراكك",
  unsubscribedText: "يمكنك تشغيل هذه الرسائل مجددًا من حسابك.",
}

export const useLinkedWords = createPageWords({ en, ar })

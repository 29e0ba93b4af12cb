import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: (company: string) => `Welcome to ${isolate(company)}`,
  text: (name: string, customer: string) =>
    `Hello ${isolate(name)}. Set a password to see the invoices of ${isolate(customer)}, pay them and download copies.`,
  email: "You sign in with",
  password: "New password",
  hint: "At least 12 characters.",
  action: "Set password and continue",
  joinTitle: (customer: string) => `Add ${isolate(customer)}`,
  joinText: (company: string, customer: string) =>
    `You already have access to ${isolate(company)}. Enter your password to add ${isolate(customer)}.`,
  joinPassword: "Your password",
  joinAction: "Add and continue",
  joinForgot: "Forgotten it? Choose a new one, then open this invitation again.",
  usedTitle: "This invitation no longer works",
  usedText: (email: string) =>
    `It was used already, or a newer one replaced it. Sign in, or have a new link sent to ${isolate(email)}.`,
  usedRenew: "Send a new link",
  usedRenewedTitle: "A new link is on its way",
  usedRenewedText: (email: string) =>
    `Look into the mailbox of ${isolate(email)}. If you have joined already, the link lets you choose a new password; if not, it is a new invitation.`,
  expiredTitle: "This invitation has expired",
  expiredText: (email: string) => `We can send a new one to ${isolate(email)}.`,
  renew: "Send a new invitation",
  renewedTitle: "A new invitation is on its way",
  renewedText: (email: string) => `Look into the mailbox of ${isolate(email)}.`,
  brokenTitle: "This link is not complete",
  brokenText: "Open it from the e-mail again, or copy the whole address.",
}

const ar: typeof en = {
  title: (company) => `مرحبًا بك لدى ${isolate(company)}`,
  text: (name, customer) =>
    `أهلًا ${isolate(name)}. حدد كلمة مرور للاطلاع على فواتير ${isolate(customer)} ودفعها وتنزيل نسخ منها.`,
  email: "تسجّل الدخول باستخدام",
  password: "كلمة مرور جديدة",
  hint: "12 حرفًا على الأقل.",
  action: "تعيين كلمة المرور والمتابعة",
  joinTitle: (customer) => `إضافة ${isolate(customer)}`,
  joinText: (company, customer) =>
    `لديك وصول إلى ${isolate(company)} بالفعل. أدخل كلمة المرور لإضافة ${isolate(customer)}.`,
  joinPassword: "كلمة مرورك",
  joinAction: "إضافة ومتابعة",
  joinForgot: "نسيتها؟ اختر كلمة مرور جديدة ثم افتح هذه الدعوة مرة أخرى.",
  usedTitle: "لم تعد هذه الدعوة تعمل",
  usedText: (email) =>
    `استُخدمت من قبل أو حلّت محلها دعوة أحدث. سجّل الدخول، أو اطلب إرسال رابط جديد إلى ${isolate(email)}.`,
  usedRenew: "أرسل رابطًا جديدًا",
  usedRenewedTitle: "رابط جديد في الطريق",
  usedRenewedText: (email) =>
    `راجع صندوق بريد ${isolate(email)}. إن كنت قد انضممت من قبل فالرابط لاختيار كلمة مرور جديدة، وإلا فهو دعوة جديدة.`,
  expiredTitle: "انتهت صلاحية هذه الدعوة",
  expiredText: (email) => `يمكننا إرسال دعوة جديدة إلى ${isolate(email)}.`,
  renew: "أرسل دعوة جديدة",
  renewedTitle: "دعوة جديدة في الطريق",
  renewedText: (email) => `راجع صندوق بريد ${isolate(email)}.`,
  brokenTitle: "هذا الرابط غير مكتمل",
  brokenText: "افتحه من الرسالة مرة أخرى، أو انسخ العنوان كاملًا.",
}

export const useLinkWords = createPageWords({ en, ar })

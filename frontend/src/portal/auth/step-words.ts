import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  codeTitle: "Sign in with a code",
  codeText: "We send six digits to your e-mail address.",
  send: "Send the code",
  withPassword: "Sign in with your password",
  sentTitle: "Check your mail",
  sentText: (email: string) =>
    `If ${isolate(email)} has access here, a code is on its way. It works for ten minutes.`,
  code: "6-digit code",
  codeHint: "Only the newest code works.",
  again: "Send a new code",
  againIn: (seconds: number) => `Send a new code (in ${seconds} s)`,
  sentAgain: "If the address has access here, a new code is on its way.",
  otherAddress: "Use another address",
  secondTitle: "Two-step sign-in",
  secondText: "One more step, so that nobody else can use your access.",
  startAgain: "Start again",
  gateTitle: "One minute for your safety",
  gateText: (company: string) =>
    `${isolate(company)} asks for a second step at sign-in. Set it up once; then a stolen password opens nothing.`,
}

const ar: typeof en = {
  codeTitle: "تسجيل الدخول برمز",
  codeText: "نرسل ستة أرقام إلى بريدك الإلكتروني.",
  send: "أرسل الرمز",
  withPassword: "تسجيل الدخول بكلمة المرور",
  sentTitle: "تحقق من بريدك",
  sentText: (email) => `إن كان للعنوان ${isolate(email)} وصول هنا فالرمز في الطريق. صلاحيته عشر دقائق.`,
  code: "رمز من 6 أرقام",
  codeHint: "يعمل أحدث رمز فقط.",
  again: "أرسل رمزًا جديدًا",
  againIn: (seconds) => `أرسل رمزًا جديدًا (بعد ${seconds} ث)`,
  sentAgain: "إن كان للعنوان وصول هنا فهناك رمز جديد في الطريق.",
  otherAddress: "استخدم عنوانًا آخر",
  secondTitle: "التحقق بخطوتين",
  secondText: "خطوة أخرى، حتى لا يستخدم أحد غيرك حسابك.",
  startAgain: "ابدأ من جديد",
  gateTitle: "دقيقة واحدة من أجل أمانك",
  gateText: (company) =>
    `تطلب ${isolate(company)} خطوة ثانية عند تسجيل الدخول. أعدّها مرة واحدة، فلا تفتح كلمة مرور مسروقة شيئًا.`,
}

export const useStepWords = createPageWords({ en, ar })

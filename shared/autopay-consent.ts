import type { Language } from "./fields.ts"

/** Days between telling of a charge and making it. */
export const noticeDays = 3
/** A declined card is asked again so many days later each time; after the last, autopay ends. */
export const retryAfterDays = [3, 5, 7] as const

type Terms = { company: string; customer: string; limit: string; daysBefore: number }

const whenEn = (days: number) =>
  days === 0
    ? "on its due date"
    : days === 1
      ? "one day before its due date"
      : `${days} days before its due date`
const whenAr = (days: number) =>
  days === 0
    ? "في تاريخ استحقاقها"
    : days === 1
      ? "قبل تاريخ استحقاقها بيوم واحد"
      : `قبل تاريخ استحقاقها بمدة ${days} أيام`

/** What is agreed to: shown beside the box that is ticked, and kept in the very same words. */
export const consentText: Record<Language, (terms: Terms) => string> = {
  en: ({ company, customer, limit, daysBefore }) =>
    `I allow ${company} to charge the card that I save now for each open invoice of ${customer}, ${whenEn(daysBefore)}, up to ${limit} a charge. I am told by e-mail at least ${noticeDays} days before each charge, and can turn this off at any time.`,
  ar: ({ company, customer, limit, daysBefore }) =>
    `أسمح لشركة ${company} بالخصم من البطاقة التي أحفظها الآن عن كل فاتورة مفتوحة تخص ${customer}، ${whenAr(daysBefore)}، وبحد أقصى ${limit} لكل عملية خصم. أُبلَّغ بالبريد الإلكتروني قبل كل خصم بمدة ${noticeDays} أيام على الأقل، ويمكنني إيقاف ذلك في أي وقت.`,
}

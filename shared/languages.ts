import type { Language } from "./fields.ts"

/**
 * How numbers, dates and money are written. Arabic has Latin digits and the Gregorian calendar, said in full: defaults
 * move between ICU versions.
 */
export const localeOf: Record<Language, string> = { en: "en-GB", ar: "ar-AE-u-ca-gregory-nu-latn" }

/** What a company offers its customers: some of our languages, its own among them. */
export type Offer = { language: Language; languages: Language[] }

export const offers = ({ languages }: Offer, language: Language) => languages.includes(language)

/** A reader's own choice as long as it is offered, else the company's language. The choice itself is kept. */
export const offeredLanguage = (offer: Offer, chosen: Language): Language =>
  offers(offer, chosen) ? chosen : offer.language

/** The same for documents, which can speak both at once where both are offered. */
export function offeredOnPaper(offer: Offer, asked: Language | "bilingual"): Language | "bilingual" {
  if (asked !== "bilingual") return offeredLanguage(offer, asked)
  return offer.languages.length > 1 ? asked : offer.language
}

/** In the reader's language, else in the one that there is. */
export const inLanguage = (text: Partial<Record<Language, string>> | undefined, language: Language) =>
  text?.[language] || text?.en || text?.ar

/** English counts in two forms, `#` standing for the number. */
export const englishCount = (n: number, one: string, other: string) =>
  (n === 1 ? one : other).replace("#", String(n))

const rules = new Intl.PluralRules("ar")

/** All six forms of Arabic, so that none can be forgotten. */
export const arabicCount = (n: number, forms: Record<Intl.LDMLPluralRule, string>) =>
  forms[rules.select(n)].replace("#", String(n))

import { invalid } from "../../shared/errors.ts"
import type { Language } from "../../shared/fields.ts"
import { type Offer, offers } from "../../shared/languages.ts"

/** Nobody is written to in a language that the company does not speak. Throws `invalid_input`. */
export function requireOffered(offer: Offer, language: Language) {
  if (!offers(offer, language)) throw invalid({ language: "not_offered" })
}

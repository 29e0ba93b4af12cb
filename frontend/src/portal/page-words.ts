import type { Language } from "../../../shared/fields.ts"
import { useWords } from "./words.ts"

/** Texts that few readers need travel with their pages, in both languages: not worth a request of their own. */
export const createPageWords =
  <D>(dictionaries: Record<Language, D>) =>
  () => {
    const words = useWords()
    return { ...words, own: () => dictionaries[words.language()] }
  }

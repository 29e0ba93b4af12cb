import type { Language } from "../../../shared/fields.ts"
import { useWords } from "./words.tsx"

/** Texts of one part of the app, in both languages: they travel with the pages that say them. */
export const createPageWords =
  <D>(dictionaries: Record<Language, D>) =>
  () => {
    const words = useWords()
    return { ...words, own: () => dictionaries[words.language()] }
  }

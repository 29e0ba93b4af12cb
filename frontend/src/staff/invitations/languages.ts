import { languageNames } from "../language.tsx"
import { useStaff } from "../session.tsx"

/** The languages that the company offers, its own first. */
export function useLanguages() {
  const { tenant } = useStaff()
  return () =>
    languageNames
      .filter(({ value }) => tenant().languages.includes(value))
      .toSorted((one) => (one.value === tenant().language ? -1 : 1))
}

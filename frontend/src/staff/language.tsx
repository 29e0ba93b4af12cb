import type { Language } from "../../../shared/fields.ts"
import { Segments } from "../ui/segments.tsx"
import { useWords } from "./words.tsx"

export const languageNames = [
  { value: "en", text: "English" },
  { value: "ar", text: "العربية" },
] as const satisfies { value: Language; text: string }[]

/** In place: nothing typed is lost. Once signed in, the choice is kept with the person too. */
export function LanguageSwitch(props: { chosen?: (language: Language) => unknown }) {
  const { t, language, setLanguage } = useWords()
  return (
    <div class="language">
      <Segments
        label={t().app.language}
        options={languageNames}
        value={language()}
        onChoose={(chosen) => {
          setLanguage(chosen)
          props.chosen?.(chosen)
        }}
      />
    </div>
  )
}

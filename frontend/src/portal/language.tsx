import { Show } from "solid-js"
import { chooseLanguage } from "./api.ts"
import { useFace } from "./face.tsx"
import { useWords } from "./words.ts"

/** The other language, in its own words, where the company offers it. A contact's choice is kept for their mails too. */
export function LanguageSwitch(props: { signedIn?: boolean }) {
  const { t, language, setLanguage } = useWords()
  const face = useFace()
  const other = () => (language() === "en" ? "ar" : "en")
  async function choose() {
    const chosen = other()
    await setLanguage(chosen)
    if (props.signedIn) await chooseLanguage(chosen)
  }
  return (
    <Show when={!face || face.languages.length > 1}>
      <button type="button" class="button language" data-kind="quiet" lang={other()} onClick={choose}>
        {other() === "ar" ? t().arabic : t().english}
      </button>
    </Show>
  )
}

import type { Page } from "playwright-core"

/** What is called the same in both languages, beside abbreviations in capitals. */
const names =
  "English العربية Portico Premium Stripe Apple Google Pay Word Excel Zoho Books Chrome Linux Enter WebP"

/** Run in the page: keeps every answer of the API, before anything else of the page's runs. */
const listen = `{
  const answers = (window.answers = [])
  const asked = window.fetch
  window.fetch = async (...request) => {
    const answer = await asked(...request)
    answer.clone().text().then((text) => answers.push(text), () => undefined)
    return answer
  }
}`

export const listenToAnswers = (context: { addInitScript: (script: string) => Promise<unknown> }) =>
  context.addInitScript(listen)

/**
 * Words in the letters of the other language that no answer of the API holds: not what somebody typed, but what
 * nobody translated. A text that is one word with a small first letter, such as a state, excuses nothing.
 */
export async function foreignWords(page: Page, language: "en" | "ar"): Promise<string[]> {
  return page.evaluate(
    ([letters, names]) => {
      const foreign = new RegExp(letters as string, "gu")
      // Hosts and e-mail addresses are no words, and abbreviations are the same everywhere.
      const wordsOf = (text: string) =>
        text.replace(/[\w-]+([.@/][\w-]+)+|\b[A-Z]+\b/g, " ").match(foreign) ?? []
      const zones = Intl.supportedValuesOf("timeZone").flatMap((zone) => zone.split(/[/_-]/))
      const known = new Set([...(names as string).split(" "), ...zones])
      const typed = (_: string, value: unknown) => {
        if (typeof value === "string" && !/^[a-z][A-Za-z_.]*$/.test(value))
          for (const word of wordsOf(value)) known.add(word)
        return value
      }
      for (const answer of (window as unknown as { answers: string[] }).answers) {
        try {
          JSON.parse(answer, typed)
        } catch {
          // Not JSON: a page or a picture.
        }
      }
      const shown = [document.title, document.body.innerText]
      for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
        for (const name of ["aria-label", "title", "placeholder", "alt"])
          shown.push(element.getAttribute(name) ?? "")
      return [...new Set(shown.flatMap(wordsOf).filter((word) => !known.has(word)))]
    },
    [language === "ar" ? "\\p{Script=Latin}{3,}" : "\\p{Script=Arabic}{2,}", names] as const,
  )
}

import { type Accessor, createContext, createSignal, type JSX, startTransition, useContext } from "solid-js"
import type { Language } from "../../../shared/fields.ts"
import type { Money } from "../../../shared/money.ts"
import { formatAgo, formatDate, formatInstant, formatMoney } from "./format.ts"

export type Words<D> = {
  t: Accessor<D>
  language: Accessor<Language>
  setLanguage: (language: Language) => Promise<void>
  money: (money: Money) => string
  date: (date: string) => string
  instant: (instant: string) => string
  /** "3 hours ago" within a week, then the date. */
  ago: (instant: string) => string
  /** The name in the reader's language where there is one. */
  name: (named: { name: string; nameArabic?: string | undefined }) => string
}

/** What parts that both apps share need to know of their reader; their texts are their own. */
export type Reader = Pick<Words<never>, "language" | "setLanguage" | "instant" | "ago">
const ReaderContext = createContext<Reader>()

export function useReader() {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error("not below WordsProvider")
  return reader
}

const remembered = "language"

/** What the reader chose on this device, else what the browser asks for, else English. */
export function startingLanguage(): Language {
  const chosen = localStorage.getItem(remembered)
  if (chosen === "en" || chosen === "ar") return chosen
  return navigator.language.startsWith("ar") ? "ar" : "en"
}

export const languageChosen = () => localStorage.getItem(remembered) !== null

function direct(language: Language) {
  document.documentElement.lang = language
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr"
}

/**
 * Dictionaries of one app, a chunk per language. A text that is missing in one of them does not compile: `D` is
 * derived from English.
 */
export function createWords<D>(load: Record<Language, () => Promise<D>>) {
  const WordsContext = createContext<Words<D>>()

  async function start(language: Language) {
    direct(language)
    return { language, words: await load[language]() }
  }

  function WordsProvider(props: { first: { language: Language; words: D }; children: JSX.Element }) {
    const [current, setCurrent] = createSignal(props.first)
    const language = () => current().language
    const words: Words<D> = {
      t: () => current().words,
      language,
      async setLanguage(chosen) {
        localStorage.setItem(remembered, chosen)
        const next = await start(chosen)
        await startTransition(() => setCurrent(next))
      },
      money: (money) => formatMoney(money, language()),
      date: (date) => formatDate(date, language()),
      instant: (instant) => formatInstant(instant, language()),
      ago: (instant) => formatAgo(instant, language()),
      name: (named) => (language() === "ar" && named.nameArabic) || named.name,
    }
    return (
      <WordsContext.Provider value={words}>
        <ReaderContext.Provider value={words}>{props.children}</ReaderContext.Provider>
      </WordsContext.Provider>
    )
  }

  function useWords() {
    const words = useContext(WordsContext)
    if (!words) throw new Error("not below WordsProvider")
    return words
  }

  return { start, WordsProvider, useWords }
}

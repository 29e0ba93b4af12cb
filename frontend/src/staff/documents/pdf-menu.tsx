import { DownloadMenu } from "../../ui/download-menu.tsx"
import { useDocumentWords } from "./words.ts"

const languages = ["en", "ar", "bilingual"] as const

/** A document as PDF, in the language that its reader needs. */
export function PdfMenu(props: { href: string }) {
  const { own } = useDocumentWords()
  const joint = () => (props.href.includes("?") ? "&" : "?")
  return (
    <DownloadMenu
      label={own().pdf}
      files={languages.map((language) => ({
        text: own().languages[language],
        href: `${props.href}${joint()}language=${language}`,
      }))}
    />
  )
}

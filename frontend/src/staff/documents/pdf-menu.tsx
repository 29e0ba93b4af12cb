import { offeredOnPaper } from "../../../../shared/languages.ts"
import { DownloadMenu } from "../../ui/download-menu.tsx"
import { useStaff } from "../session.tsx"
import { useDocumentWords } from "./words.ts"

const languages = ["en", "ar", "bilingual"] as const

/** A document as PDF, in the language that its reader needs and the company offers. */
export function PdfMenu(props: { href: string }) {
  const { own } = useDocumentWords()
  const { tenant } = useStaff()
  const joint = () => (props.href.includes("?") ? "&" : "?")
  return (
    <DownloadMenu
      label={own().pdf}
      files={languages
        .filter((language) => offeredOnPaper(tenant(), language) === language)
        .map((language) => ({
          text: own().languages[language],
          href: `${props.href}${joint()}language=${language}`,
        }))}
    />
  )
}

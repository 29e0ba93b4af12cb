import type { Language } from "../../../shared/fields.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import type { MailWords } from "../words/en.ts"
import { footerOf, type Sender } from "./links.ts"

export type NoticeKind = keyof MailWords["notices"]
/** What to do: with a password of one's own, without one, by asking around, or nothing. */
type Advice = "choose" | "tell" | "unknown" | "expected"

export type Notice = {
  kind: NoticeKind
  language: Language
  sender: Sender
  company: UserText
  /** Whoever or whatever else the sentence names. */
  other?: UserText | undefined
  /** Like `when`, already as the reader reads it. */
  details?: [label: string, value: string][] | undefined
  when: string
  ip?: UserText | undefined
  /** Who did it, where that is somebody else than the reader. */
  by?: UserText | undefined
  advice: Advice
  /** The owner has nobody above to tell. */
  isOwner?: boolean | undefined
  button?: { label: keyof MailWords["noticeButtons"]; url: string } | undefined
}

function adviceOf({ language, sender, company, advice, isOwner }: Notice): string[] {
  const words = dictionaries[language].notice
  if (advice === "unknown" || advice === "expected") return [words[advice]]
  const tell = sender === "company" ? [words.tellCompany(company)] : isOwner ? [] : [words.tellOwner]
  return advice === "choose" ? [words.choose, ...tell] : tell
}

/** One shape for everything that somebody should know about their access: what, when, from where, what to do. */
export function notice(values: Notice): MailContent {
  const { kind, language, sender, company, other, details = [], when, ip, by, button } = values
  const words = dictionaries[language]
  const { subject, text } = words.notices[kind]
  const facts: [string, string][] = [...details, [words.notice.when, when]]
  if (by) facts.push([words.notice.by, by])
  if (ip) facts.push([words.notice.from, ip])
  return {
    subject,
    preheader: words.notice.preheader,
    heading: subject,
    paragraphs: [text(company, other ?? company)],
    details: facts,
    ...(button && { button: { label: words.noticeButtons[button.label], url: button.url } }),
    notes: adviceOf(values),
    footer: footerOf(language, sender, company),
  }
}

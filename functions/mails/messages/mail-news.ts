import type { Language } from "../../../shared/fields.ts"
import type { MailTrouble } from "../../../shared/mail-health.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { footerOf } from "./links.ts"

/** How the company's own mails fare, for those who answer for the company. */
export type MailNews = {
  language: Language
  company: UserText
  when: string
  /** Where they see more and act. */
  url: string
} & (
  | { kind: "paused"; reason: MailTrouble; counts: { sent: string; bounced: string; complained: string } }
  | { kind: "resumed" }
  | { kind: AboutAddress; address: UserText }
  | { kind: AboutPlan; date: string }
)

/** What became of an address of the company's: of its mails, or of its portal. */
export type AboutAddress =
  | "senderVerified"
  | "senderBroken"
  | "senderExpired"
  | "domainActivated"
  | "domainWarned"
  | "domainStalled"
  | "domainLost"
  | "slugChanged"

/** What became of the company's own plan at Portico. */
export type AboutPlan = "planTrialEnding" | "planPaymentFailed" | "planEnded"

/** What the mail tells, beside what all of them do. */
function toldOf(news: MailNews): Pick<MailContent, "subject" | "paragraphs" | "details"> {
  const { mailNews: words } = dictionaries[news.language]
  if (news.kind === "paused") {
    const { subject, why, goesOn, steps, counted } = words.paused
    const { sent, bounced, complained } = news.counts
    return {
      subject,
      paragraphs: [why[news.reason](news.company), ...steps[news.reason], goesOn],
      details: [
        [counted.sent, sent],
        [counted.bounced, bounced],
        [counted.complained, complained],
      ],
    }
  }
  if (news.kind === "resumed") {
    const { subject, text, next } = words.resumed
    return { subject, paragraphs: [text(news.company), ...next] }
  }
  if ("date" in news) {
    const { subject, text } = words[news.kind]
    return { subject: subject(news.date), paragraphs: [text(news.date, news.company)] }
  }
  const { subject, text } = words[news.kind]
  return { subject: subject(news.address), paragraphs: [text(news.address, news.company)] }
}

export function mailNews(news: MailNews): MailContent {
  const { mailNews: words, notice } = dictionaries[news.language]
  const { details = [], ...told } = toldOf(news)
  const { button, preheader } = words[news.kind]
  return {
    ...told,
    preheader,
    heading: told.subject,
    details: [...details, [notice.when, news.when]],
    button: { label: button, url: news.url },
    notes: [words.whyYou(news.company)],
    footer: footerOf(news.language, "portico", news.company),
  }
}

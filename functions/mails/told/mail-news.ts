import { mailTroubles } from "../../../shared/mail-health.ts"
import type { StaffMember } from "../../../shared/staff.ts"
import { addressOf, staffHost } from "../../env.ts"
import { fromPortico, nameOf } from "../compose.ts"
import { userText } from "../layout/user-text.ts"
import { type MailNews, mailNews } from "../messages/mail-news.ts"
import type { Mail } from "../mime.ts"
import { countText, timeText } from "../words/formats.ts"
import { answerableTeam } from "./team.ts"
import { factOf, type Told } from "./told.ts"

type Common = Pick<MailNews, "language" | "company" | "when" | "url">

/** One to each owner and admin, whatever became of the company's own mails: it comes from Portico. */
export async function tellTeam(
  told: Told,
  newsFor: (common: Common) => MailNews,
  page = "/settings/mails",
): Promise<Mail[]> {
  const { ctx, tenant, event } = told
  const mailFor = ({ email, language }: StaffMember) =>
    fromPortico(
      email,
      language,
      mailNews(
        newsFor({
          language,
          company: nameOf(tenant, language),
          when: timeText(language, event.at, tenant.timeZone),
          url: `${addressOf(staffHost)}${page}`,
        }),
      ),
    )
  return (await answerableTeam(ctx)).map(mailFor)
}

export function mailsPaused(told: Told): Promise<Mail[]> {
  const reason = mailTroubles.find((each) => each === factOf(told, "reason")) ?? "too_many_bounces"
  return tellTeam(told, (common) => {
    const count = (name: string) => countText(common.language, Number(factOf(told, name)))
    const counts = { sent: count("sent"), bounced: count("bounced"), complained: count("complained") }
    return { ...common, kind: "paused", reason, counts }
  })
}

export const mailsResumed = (told: Told): Promise<Mail[]> =>
  tellTeam(told, (common) => ({ ...common, kind: "resumed" }))

export function senderReported(told: Told): Promise<Mail[]> {
  const kind = factOf(told, "state") === "verified" ? "senderVerified" : "senderBroken"
  return tellTeam(told, (common) => ({ ...common, kind, address: userText(factOf(told, "address")) }))
}

export const senderExpired = (told: Told): Promise<Mail[]> =>
  tellTeam(told, (common) => ({
    ...common,
    kind: "senderExpired",
    address: userText(factOf(told, "address")),
  }))

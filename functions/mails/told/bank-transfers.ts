import { userText } from "../layout/user-text.ts"
import type { NoticeKind } from "../messages/notices.ts"
import { timeText } from "../words/formats.ts"
import { answerableNotice } from "./team.ts"
import { factOf, type Told } from "./told.ts"

/** To all who answer for the company: who changes where money goes does not do it unseen. */
const aboutBank = (kind: NoticeKind) => (told: Told) =>
  answerableNotice(told, {
    kind,
    advice: "expected",
    details: ({ noticeDetails: words }, { language, timeZone }) => {
      const account = (name: string) => userText(factOf(told, name), 300) || words.none
      const at = factOf(told, "effectiveAt")
      return [
        [words.currency, factOf(told, "currency")],
        [words.before, account("before")],
        [words.after, account("after")],
        ...(at ? [[words.effective, timeText(language, at, timeZone)] satisfies [string, string]] : []),
      ]
    },
  })

export const bankProposed = aboutBank("bankProposed")
export const bankApproved = aboutBank("bankApproved")
export const bankWithdrawn = aboutBank("bankWithdrawn")
export const bankEffective = aboutBank("bankEffective")

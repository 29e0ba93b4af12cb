import { dateIn } from "../../../shared/dates.ts"
import type { AboutPlan } from "../messages/mail-news.ts"
import type { Mail } from "../mime.ts"
import { dateText } from "../words/formats.ts"
import { tellTeam } from "./mail-news.ts"
import { factOf, type Told } from "./told.ts"

/** To each owner and admin; `fact` is the instant that it is about, else when it happened. */
const aboutPlan =
  (kind: AboutPlan, fact?: string) =>
  (told: Told): Promise<Mail[]> => {
    const at = (fact && factOf(told, fact)) || told.event.at
    const day = dateIn(told.tenant.timeZone, at)
    return tellTeam(
      told,
      (common) => ({ ...common, kind, date: dateText(common.language, day) }),
      "/settings/plan",
    )
  }

export const planTrialEnding = aboutPlan("planTrialEnding", "on")
export const planPaymentFailed = aboutPlan("planPaymentFailed", "until")
export const planEnded = aboutPlan("planEnded")

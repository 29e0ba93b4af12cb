import { type MailCounts, troubleOf } from "../../shared/mail-health.ts"
import { next } from "../../shared/stored.ts"
import type { SuppressionReason } from "../../shared/suppressions.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import {
  addCounts,
  findStanding,
  judgedDaysOf,
  mailDays,
  mailStandings,
  newDay,
  noMails,
  standingId,
} from "../mail-health/store.ts"
import { type SentMail, sentMails } from "../mails/store.ts"
import { commit, readTogether } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import type { Write } from "../store/table.ts"
import { findSuppression, suppressionId, suppressions } from "../suppressions/store.ts"
import type { Feedback } from "./message.ts"
import { heard } from "./rules.ts"

async function knownMails(ctx: Ctx, said: Feedback[]): Promise<Map<string, SentMail>> {
  const ids = [...new Set(said.map(({ sentMailId }) => sentMailId))]
  const rows = await readTogether(
    ctx,
    ids.map((id) => sentMails.keyOf(ctx, id)),
  )
  return new Map(rows.flatMap((row) => (row ? [[String(row.id), sentMails.parse(row)] as const] : [])))
}

const reasonOf = ({ kind, permanent }: Feedback): SuppressionReason | undefined =>
  kind === "complained" || (kind === "bounced" && permanent) ? kind : undefined

/** A complaint outweighs a bounce, and nothing outweighs a complaint. */
async function suppress(ctx: Ctx, { email, detail }: Feedback, reason: SuppressionReason): Promise<Write[]> {
  const known = await findSuppression(ctx, email)
  if (known && (known.reason === reason || known.reason === "complained")) return []
  const changes = { email: email.toLowerCase(), reason, at: ctx.now, detail }
  const write = known
    ? suppressions.replace(ctx, next(known, changes))
    : suppressions.insert(ctx, { id: suppressionId(email), version: 1, ...changes })
  return [write, event(ctx, "mail.suppressed", { facts: { email: changes.email, reason, detail } })]
}

/** The counts of today, and the end of the company's mails where they are too bad (R52). */
async function count(ctx: Ctx, counts: MailCounts): Promise<Write[]> {
  if (counts.sent + counts.bounced + counts.complained === 0) return []
  const standing = await findStanding(ctx)
  const period = standing?.period ?? 0
  const days = await judgedDaysOf(ctx, period)
  const fresh = newDay(ctx, period)
  const known = days.find(({ id }) => id === fresh.id)
  const today = next(known ?? fresh, addCounts(known ?? fresh, counts))
  const write = known ? mailDays.replace(ctx, today) : mailDays.insert(ctx, today)
  const all = addCounts(days.reduce(addCounts, noMails), counts)
  const reason = troubleOf(all)
  if (!reason || standing?.state === "paused") return [write]
  const paused = { state: "paused", reason, since: ctx.now } as const
  return [
    write,
    standing
      ? mailStandings.replace(ctx, next(standing, paused))
      : mailStandings.insert(ctx, { id: standingId, version: 1, period, ...paused }),
    event(ctx, "mail.paused", { facts: { reason, ...all } }),
  ]
}

async function noteOnce(ctx: Ctx, said: Feedback[]): Promise<SentMail[]> {
  const mails = await knownMails(ctx, said)
  const changed = new Map<string, SentMail>()
  const suppressed = new Map<string, Write[]>()
  let counts = noMails
  for (const each of said) {
    const before = changed.get(each.sentMailId) ?? mails.get(each.sentMailId)
    const news = before && heard(before, each)
    if (!news) continue
    const version = (mails.get(each.sentMailId)?.version ?? 0) + 1
    changed.set(each.sentMailId, { ...news.mail, version })
    counts = addCounts(counts, news.counts)
    const reason = news.mail.sender === "company" && reasonOf(each)
    if (reason) suppressed.set(suppressionId(each.email), await suppress(ctx, each, reason))
  }
  const writes = [...changed.values()].map((mail) => sentMails.replace(ctx, mail))
  const all = [...writes, ...[...suppressed.values()].flat(), ...(await count(ctx, counts))]
  if (all.length > 0) await commit(ctx, ...all)
  return [...mails.values()].map((mail) => changed.get(mail.id) ?? mail)
}

/** Takes in what SES said of one company's mails, all of it or nothing. Gives the mails that it was about. */
export const noteFeedback = (ctx: Ctx, said: Feedback[]): Promise<SentMail[]> =>
  withFreshReads(() => noteOnce(ctx, said))

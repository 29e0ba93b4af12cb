import type { BankAccount, BankChange, BankSlot, ShownAccount } from "../../shared/bank-transfers.ts"
import { addSeconds } from "../../shared/dates.ts"
import { conflict, forbidden } from "../../shared/errors.ts"
import type { Currency } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"

/** Pure: when a change of bank details takes effect, and who may bring it there. */

/** From the second person's approval on: time for everybody who was mailed to say no. */
export const coolingOffSeconds = 24 * 3600

type Who = { id: string; name: string }

const isDue = ({ change }: BankSlot, now: string) =>
  change?.approved !== undefined && change.approved.effectiveAt <= now

/** What customers are told at this moment: it changes by the clock alone, whether a job has run or not. */
export const accountAt = (slot: BankSlot, now: string): BankAccount | undefined =>
  isDue(slot, now) ? slot.change?.approved?.account : slot.account

export const detailsAt = (slots: BankSlot[] = [], now: string) =>
  slots.flatMap((slot) => {
    const account = accountAt(slot, now)
    return account ? [{ currency: slot.currency, account }] : []
  })

const without = (slots: BankSlot[], currency: Currency) => slots.filter((slot) => slot.currency !== currency)

/** The slots with all that is due in its place, and the ids of the changes that were. */
export function settled(slots: BankSlot[] = [], now: string): { slots: BankSlot[]; became: string[] } {
  const due = slots.filter((slot) => isDue(slot, now))
  return {
    slots: slots.map((slot) =>
      due.includes(slot) ? { currency: slot.currency, account: slot.change?.approved?.account } : slot,
    ),
    became: due.flatMap(({ change }) => (change ? [change.id] : [])),
  }
}

/** One at a time for each currency: a second one would hide in the shadow of the first. */
export function proposed(
  slots: BankSlot[],
  { id, currency }: Pick<BankChange, "id" | "currency">,
): BankSlot[] {
  const slot = slots.find((each) => each.currency === currency) ?? { currency }
  if (slot.change) throw conflict("bank_change_waiting")
  return [...without(slots, currency), { ...slot, change: { id } }]
}

const slotOf = (slots: BankSlot[], { id, currency }: BankChange) =>
  slots.find((slot) => slot.currency === currency && slot.change?.id === id)

type Step = { change: BankChange; slots: BankSlot[] }

/** Throws `forbidden` (own_change) for whoever proposed it, whatever their role. */
export function approved({ change, slots }: Step, by: Who, now: string): Step {
  const slot = slotOf(slots, change)
  if (change.state !== "proposed" || !slot) throw conflict("already_decided")
  if (by.id === change.proposedBy.id) throw forbidden("own_change")
  const effectiveAt = addSeconds(now, coolingOffSeconds)
  const coming = { id: change.id, approved: { account: change.after, effectiveAt } }
  return {
    change: next(change, { state: "approved", approvedBy: by, approvedAt: now, effectiveAt }),
    slots: [...without(slots, change.currency), { ...slot, change: coming }],
  }
}

/** By anybody with the right, until it takes effect: to stop a change needs one, to make it two. */
export function withdrawn({ change, slots }: Step, by: Who, now: string): Step {
  const slot = slotOf(slots, change)
  if (change.state === "withdrawn" || !slot || isDue(slot, now)) throw conflict("already_decided")
  const { change: _, ...rest } = slot
  return {
    change: next(change, { state: "withdrawn", withdrawnBy: by, withdrawnAt: now }),
    slots: [...without(slots, change.currency), rest],
  }
}

export function stateOf({ state, effectiveAt = "" }: BankChange, now: string) {
  if (state !== "approved") return state
  return effectiveAt <= now ? "effective" : "coolingOff"
}

const lastFour = (text: string | undefined) => text && `•••• ${text.slice(-4)}`

/** Enough to tell one account from another, and no use to anybody else. */
export const masked = (account: BankAccount): ShownAccount => ({
  ...account,
  iban: lastFour(account.iban),
  accountNumber: lastFour(account.accountNumber),
})

/** The same on one line, for events and mails; empty where there is none. */
export function summary(account: BankAccount | undefined): string {
  if (!account) return ""
  const { holder, bank, iban, accountNumber } = masked(account)
  return `${holder}, ${bank}, ${iban ?? accountNumber}`
}

import type { PorticoEvent } from "../../../../shared/events.ts"
import { type Currency, isCurrency, money } from "../../../../shared/money.ts"
import type { Told } from "../en.ts"
import type { Words } from "../words.tsx"

const textOf = (fact: unknown) => (typeof fact === "string" && fact ? fact : undefined)
const countOf = (fact: unknown) => (typeof fact === "number" ? fact : undefined)

function amountOf(facts: PorticoEvent["facts"], words: Words) {
  const currency = textOf(facts.currency)
  const minor = countOf(facts.minor) ?? countOf(facts.amount)
  if (minor === undefined || !currency || !isCurrency(currency)) return textOf(facts.amount)
  return words.money(money(minor, currency as Currency))
}

/** An import tells what it adds and changes; a customer's line in it, how many invoices came. */
function invoicesOf({ invoices, invoicesNew, invoicesChanged }: PorticoEvent["facts"]) {
  const added = countOf(invoicesNew)
  return added === undefined ? countOf(invoices) : added + (countOf(invoicesChanged) ?? 0)
}

type Happened = Pick<PorticoEvent, "type" | "facts">

/** Queries and requests name what they are about; notes and files name nothing. */
const nameOf = (facts: PorticoEvent["facts"]) => textOf(facts.name) ?? textOf(facts.subject)

const toldOf = ({ facts }: Happened, words: Words): Told => ({
  kind: textOf(facts.kind),
  name: nameOf(facts),
  email: textOf(facts.email),
  address: textOf(facts.address),
  number: textOf(facts.number),
  file: textOf(facts.fileName) ?? textOf(facts.import),
  count: invoicesOf(facts),
  parts: countOf(facts.parts),
  amount: amountOf(facts, words),
  currency: textOf(facts.currency),
})

/** What happened, as a sentence in the reader's language. */
export const sentence = (event: Happened, words: Words) =>
  words.t().activity.event[event.type](toldOf(event, words))

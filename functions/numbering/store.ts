import * as z from "zod"
import { type NumberedKind, Numbering } from "../../shared/documents.ts"
import { conflict } from "../../shared/errors.ts"
import { next, Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity, readTogether } from "../store/entity.ts"
import { shardOf, staffListKey } from "../store/keys.ts"
import type { Row, Write } from "../store/table.ts"

const Counter = Stored.extend(Numbering.shape)
type Counter = z.infer<typeof Counter>

/** One row per kind of document; its id is the kind. */
export const counters = entity<Counter>({ kind: "numbering", schema: Counter })

const prefixes: Record<NumberedKind, string> = {
  invoice: "INV-",
  creditNote: "CN-",
  estimate: "EST-",
  retainer: "RET-",
  receipt: "RCT-",
}
/** How a kind is numbered before anybody says otherwise; version nil: not stored yet. */
const initial = (kind: NumberedKind): Counter => ({
  id: kind,
  version: 0,
  prefix: prefixes[kind],
  next: 1,
  width: 6,
})

export const counterOf = async (ctx: Ctx, kind: NumberedKind) =>
  (await counters.find(ctx, kind)) ?? initial(kind)

export function changeCounter(ctx: Ctx, counter: Counter, changes: Partial<Numbering>): Write {
  const changed = next(counter, changes)
  return counter.version === 0 ? counters.insert(ctx, changed) : counters.replace(ctx, changed)
}

/** Case and spaces around it make no other number of the same text; base64 because a source's number may hold `#`. */
const numberKey = (ctx: Ctx, kind: NumberedKind, number: string) => {
  const name = Buffer.from(number.trim().toUpperCase()).toString("base64url")
  return { pk: staffListKey(ctx.tenantId, "number", shardOf(name)), sk: `number#${kind}#${name}` }
}

/** Whose a number is: `imported` came with it from elsewhere, and its system may give it to another, too. */
const NumberHolder = z.object({
  documentId: z.string(),
  customerId: z.string(),
  imported: z.literal(true).optional(),
})
export type NumberHolder = z.infer<typeof NumberHolder>

/** A number and its document: written with the document, so that a number of ours is never two documents'. */
export const takenNumbers = {
  keyOf: numberKey,
  parse: (row: Row): NumberHolder => NumberHolder.parse(row),
  insert: (ctx: Ctx, kind: NumberedKind, number: string, holder: NumberHolder): Write => ({
    row: { ...numberKey(ctx, kind, number), ...holder },
    expects: "new",
  }),
}

const textOf = ({ prefix, width }: Numbering, number: number) =>
  `${prefix}${String(number).padStart(width, "0")}`

const searchedMax = 1000
const together = 100

/** The first number from the counter's on that no document has. Mostly that is the very next. */
async function firstFree(ctx: Ctx, kind: NumberedKind, counter: Counter): Promise<number> {
  const end = counter.next + searchedMax
  for (let from = counter.next, count = 1; from < end; from += count, count = together) {
    const candidates = Array.from({ length: count }, (_, at) => from + at)
    const rows = await readTogether(
      ctx,
      candidates.map((number) => numberKey(ctx, kind, textOf(counter, number))),
    )
    const free = rows.indexOf(undefined)
    if (free >= 0) return from + free
  }
  throw conflict("number_taken")
}

/**
 * The next number of a kind, and the writes that take it: they belong into the commit that publishes, so that numbers
 * have neither gaps nor doubles. Numbers that imported documents have are passed over. Of two at once one has to read
 * again (see `withFreshReads`).
 */
export async function takeNumber(
  ctx: Ctx,
  kind: NumberedKind,
  holder: NumberHolder,
): Promise<{ number: string; writes: Write[] }> {
  const counter = await counterOf(ctx, kind)
  const free = await firstFree(ctx, kind, counter)
  const number = textOf(counter, free)
  return {
    number,
    writes: [changeCounter(ctx, counter, { next: free + 1 }), takenNumbers.insert(ctx, kind, number, holder)],
  }
}

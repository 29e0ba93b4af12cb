import { set } from "../pdf/block.ts"
import { muted } from "../pdf/colour.ts"
import { formatDate, type Label } from "../pdf/parts/labels.ts"
import { contentWidth, inEach, type Letter, makeRoom, margin, put, rule } from "../pdf/parts/letter.ts"
import { tagged } from "../pdf/tags.ts"

/** Who accepted it, for whom by which order, on which day where the seller is. */
export type Acceptance = { name: string; purchaseOrder?: string | undefined; on: string }

const gap = 24
const height = 78

type Field = { label: Label; value: string }

function fieldsOf({ first }: Letter, accepted: Acceptance | undefined): Field[] {
  if (!accepted) return (["name", "date", "signature"] as const).map((label) => ({ label, value: "" }))
  const { name, purchaseOrder, on } = accepted
  return [
    { label: "acceptedBy", value: name },
    { label: "date", value: formatDate(on, first) },
    ...(purchaseOrder ? [{ label: "purchaseOrder", value: purchaseOrder } as const] : []),
  ]
}

/** What stands on each line, or the empty lines to sign on. */
export function drawAcceptance(letter: Letter, accepted: Acceptance | undefined) {
  letter.top += 18
  makeRoom(letter, height)
  const { sheet } = letter
  const heading = set(sheet, inEach(letter, "acceptance").join(" / "), { weight: "semiBold", size: 9 })
  tagged(sheet, "H2", () => put(letter, heading, margin))
  const top = letter.top + 18
  const fields = fieldsOf(letter, accepted)
  const width = (contentWidth - gap * (fields.length - 1)) / fields.length
  for (const [index, { label, value }] of fields.entries()) {
    const start = margin + index * (width + gap)
    letter.top = top
    if (value)
      put(letter, set(sheet, value, { size: 9.5, leading: 18 }, { width, lines: 1, letters: 120 }), start)
    letter.top = top + 20
    rule(letter, undefined, width, start)
    letter.top += 3
    const words = inEach(letter, label).join(" / ")
    put(letter, set(sheet, words, { size: 7.75, colour: muted }, { width }), start)
  }
  letter.top = top + height - 36
}

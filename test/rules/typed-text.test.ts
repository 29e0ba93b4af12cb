import { expect, test } from "vitest"
import type * as z from "zod"
import { describeApi } from "../../infra/openapi.ts"
import { readEmail } from "../../shared/email-address.ts"
import { Email } from "../../shared/fields.ts"
import { oneLine, severalLines } from "../../shared/plain-text.ts"

// Gives functions the environment that they ask for when they are loaded.
await describeApi()
const { routeTable } = await import("../../functions/routes.ts")

type Definition = z.core.$ZodTypeDef & {
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
  valueType?: z.ZodType
}

/** Every schema that takes one text, under the name of its field; what makes another text of it belongs to it. */
function textsIn(schema: z.ZodType, field: string): [string, z.ZodType][] {
  const { type, shape, element, innerType, options = [], valueType, in: first } = schema.def as Definition
  if (shape) return Object.entries(shape).flatMap(([name, inner]) => textsIn(inner, name))
  if (type === "string") return [[field, schema]]
  if (type === "pipe" && first) {
    const within = textsIn(first, field)
    const isOneText = within.length === 1 && within[0]?.[0] === field
    return isOneText ? [[field, schema]] : within
  }
  return [element, innerType, valueType, ...options].flatMap((inner) => (inner ? textsIn(inner, field) : []))
}

const hostile = "A\u202eb\u200b c\u0007e\u0301\u3164"
const isRaw = (text: unknown) =>
  ["\u202e", "\u200b", "\u0007", "e\u0301", "\u3164"].some((part) => String(text).includes(part))

/** Compared with what is stored and never stored themselves: names of rows, secrets, filters. */
const comparedOnly =
  /^(id|ids|.+Ids?|after|search|actor|assignee|v|token|password|current|recoveryCode|replaces)$/

test("R60: every text that a route takes in is cleaned at the door, or only ever compared", () => {
  const texts = routeTable.flatMap(({ on, input }) =>
    textsIn(input, "").map(([field, schema]) => ({ on, field, read: schema.safeParse(hostile) })),
  )
  const kept = texts.filter(
    ({ field, read }) => read.success && isRaw(read.data) && !comparedOnly.test(field),
  )
  expect(kept.map(({ on, field }) => `${on}: ${field}`)).toEqual([])
  expect(texts.filter(({ read }) => read.success && !isRaw(read.data)).length).toBeGreaterThan(100)
})

test.each([
  ["direction", "Acme\u202e gpj.exe\u2066\u2069\u200f\u061c", "Acme gpj.exe"],
  ["no width", "A\u200bc\u200dm\ufeffe\u00ad \u{e0041}\u2060L\u180eL\u034fC", "Acme LLC"],
  ["nothing to see", "\u3164\u115f\uffa0\u17b4", ""],
  ["controls and halves", "A\u0000c\u001b[31m\ud800me\ue000", "Ac[31mme"],
  ["breaks", "Acme\r\nBcc: a@b.example\u2028x\ty", "Acme Bcc: a@b.example x y"],
  ["piled marks", `Z${"\u0335\u0489\u0316".repeat(50)}o`, "Z\u0335\u0316\u0489\u0489o".normalize("NFC")],
  ["marks that a break kept apart", "Cafe\u200b\u0301", "Café"],
  ["Arabic with its vowels", "الشَّرِكَةُ العَرَبِيَّةُ", "الشَّرِكَةُ العَرَبِيَّةُ".normalize("NFC")],
  ["emoji", "Ship ✈️ now", "Ship ✈️ now"],
])("a name without what is not seen: %s", (name, typed, kept) => {
  if (name === "piled marks") expect(oneLine(typed).match(/\p{M}/gu)).toHaveLength(4)
  else expect(oneLine(typed)).toBe(kept)
})

test("several lines stay several, and nothing else breaks them", () => {
  expect(severalLines("\r\n  a\u202e\r\n\u2028  b\tc\u0085d\n")).toBe("a\n\n  b c\nd")
})

test("one mailbox has one form, however its address is written", () => {
  const same = [
    ["name@xn--mgbh0fb.example", "name@مثال.example", " Name@\u200fمثال.EXAMPLE\u200f "],
    [
      "info@xn--mller-kva.example",
      "INFO@MÜLLER.example",
      "info@mu\u0308ller。example",
      "info@XN--Mller-Kva.example",
    ],
    ["a.b+c@acme.example", "\u202aA.B+c@Acme.example\u202c", "a.b+c@ａｃｍｅ.example"],
  ]
  for (const [kept = "", ...typed] of same)
    for (const each of [kept, ...typed]) expect(Email.parse(each), each).toBe(kept)
})

test.each([
  ["علي@مثال.example", "email_not_ascii"],
  ["jos\u00e9@acme.example", "email_not_ascii"],
  // The Kelvin sign: composed or made small it is a plain k, and the address would be somebody else's.
  ["jac\u212a@acme.example", "email_not_ascii"],
  ["name@", "not_an_email"],
  ["@müller.example", "not_an_email"],
  ["a@b@müller.example", "not_an_email"],
  ["name@mü ller.example", "not_an_email"],
  ["name@müller.example/x", "not_an_email"],
  ["name@müller.example:80", "not_an_email"],
  ["name@xn--\u0000.example", "not_an_email"],
  ["name@١٢٧.0.0.1", "not_an_email"],
  ["name@müller", "not_an_email"],
  ["", "not_an_email"],
  [`name@${"ü".repeat(80)}.example`, "not_an_email"],
])("%s is refused: %s", (typed, problem) => {
  expect(Email.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([problem])
})

test("a very long text is refused before anybody looks at it", () => {
  expect(Email.safeParse("ü@".repeat(5_000)).error?.issues[0]?.message).toBe("too_long")
  expect(readEmail(`a@${"x.".repeat(50_000)}`)).toBeDefined()
})

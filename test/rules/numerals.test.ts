import { expect, test } from "vitest"
import { dateText, moneyText, timeText } from "../../functions/mails/words/formats.ts"
import { localeOf } from "../../shared/languages.ts"
import { money } from "../../shared/money.ts"
import { literal, type Node, nodesOf, sourceFiles, treeOf } from "../helpers/syntax.ts"

/** One decision on digits, in one place, for all that we write. */

/** Where the decision stands, and where the time zone of a machine is asked for and nothing written. */
const leftOut = ["shared/languages.ts", "frontend/src/staff/countries.ts"]
const sources = ["frontend/src/**/*.ts", "frontend/src/**/*.tsx", "functions/**/*.ts", "shared/**/*.ts"]
  .flatMap((pattern) => sourceFiles(pattern))
  .filter((file) => !leftOut.includes(file))
const nodes = sources.flatMap((file) => [...nodesOf(treeOf(file))].map((node) => ({ file, node })))

/** What writes numbers: `new Intl.NumberFormat(…)`, `count.toLocaleString(…)`. Plural rules and names write none. */
const writers = /^(?:Number|DateTime|RelativeTime|Duration)Format$|^toLocale(?:Date|Time)?String$/
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9]/
/** English has our digits in every variant; `undefined` is the language of whoever's machine it is. */
const isOurs = (locale: Node | undefined) =>
  locale !== undefined && (locale.type !== "Literal" || /^en\b/.test(String(locale.value)))

function wrongly(node: Node): boolean {
  if (node.type === "Literal" && typeof node.value === "string") return /-nu-/.test(node.value)
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return false
  const callee = node.callee as Node
  const name = callee.type === "MemberExpression" ? String((callee.property as Node).name) : ""
  return writers.test(name) && !isOurs((node.arguments as Node[])[0])
}

test("numbers and dates are written in the locale of their language, which stands in one place", () => {
  const found = nodes.filter(({ node }) => wrongly(node)).map(({ file, node }) => `${file} at ${node.start}`)
  expect(found).toEqual([])
})

test("no text of ours has other digits than Latin ones", () => {
  const texts = nodes.map(({ file, node }) => {
    const { cooked } = (node.value ?? {}) as { cooked?: string }
    return `${file}: ${node.type === "TemplateElement" ? cooked : (literal(node) ?? "")}`
  })
  expect(texts.filter((text) => otherDigits.test(text))).toEqual([])
})

test.each(["en", "ar"] as const)("%s is written with Latin digits and the Gregorian calendar", (language) => {
  const written = [
    moneyText(language, money(1_234_567_89, "AED")),
    dateText(language, "2026-11-22"),
    timeText(language, "2026-11-22T08:30:00Z", "Asia/Dubai"),
    new Intl.RelativeTimeFormat(localeOf[language]).format(-12, "day"),
  ].join(" ")
  expect(written).not.toMatch(otherDigits)
  expect(written).toMatch(/1,234,567\.89.*22 .*2026.*12:30.*12/s)
})

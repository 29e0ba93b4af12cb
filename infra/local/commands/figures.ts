import { globSync, readFileSync, writeFileSync } from "node:fs"

/** One measurement, as `test/helpers/figures.ts` keeps it. */
type Measured = {
  id: string
  test: string
  commit: string
  seed?: number
  seconds: number
  values: Record<string, number | string>
}

const wanted = {
  F1: "isolation matrix",
  F2: "IAM decisions",
  F3: "interleaved requests in one process",
  F4: "payments: schedules on the real handlers",
  F5: "payments: every outgoing call of every use case fails once",
  F6: "payments: webhooks dropped, then compared with Stripe",
  F7: "tokens: forgeries, purposes, test vectors",
  F8: "enumeration and lockout",
  F9: "links: parallel redeem, scanners",
  F10: "refresh schedules",
  F11: "custom domains: histories",
  F17: "security headers",
  F18: "secrets in logs",
  F21: "mutants killed",
}

const file = "SECURITY.md"
const between = /(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/

const told = (value: number | string) => (typeof value === "number" ? value.toLocaleString("en") : value)

/** What was measured on another machine, or before the last clean checkout, stays until it is measured anew. */
const rowBefore = (text: string, id: string) => text.split("\n").find((line) => line.startsWith(`| ${id} |`))

function row(id: string, title: string, measured: Measured[]) {
  if (measured.length === 0) return undefined
  const all = measured.flatMap(({ values }) =>
    Object.entries(values).map(([name, value]) => `${name} **${told(value)}**`),
  )
  const each = (of: (one: Measured) => string | number | undefined) =>
    [...new Set(measured.map(of).filter((value) => value !== undefined))].join(", ")
  const seconds = measured.reduce((sum, one) => sum + one.seconds, 0).toFixed(0)
  return `| ${id} | ${title} | ${all.join("; ")} | ${each((one) => one.commit)} | ${each((one) => one.seed)} | ${seconds} s |`
}

/** Writes what the last runs measured into SECURITY.md. */
export async function figures(): Promise<number> {
  const measured: Measured[] = globSync(".local/figures/*.json")
    .sort()
    .map((name) => JSON.parse(readFileSync(name, "utf8")))
  const text = readFileSync(file, "utf8")
  if (!between.test(text)) throw new Error(`${file} has no place for figures`)
  const rows = Object.entries(wanted).map(([id, title]) => {
    const fresh = measured.filter((one) => one.id === id)
    return row(id, title, fresh) ?? rowBefore(text, id) ?? `| ${id} | ${title} | not measured | | | |`
  })
  const table = [
    "| | figure | measured | commit | seed | took |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ]
  writeFileSync(
    file,
    text.replace(between, (_, start, end) => `${start}${table.join("\n")}\n${end}`),
  )
  console.log(table.join("\n"))
  return 0
}

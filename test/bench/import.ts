import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { parse } from "csv-parse"
import { readSource } from "../../functions/imports/source/rows.ts"
import { zohoExport } from "../../infra/local/demo-data.ts"

const rounds = 5
/** Reading, checking and adding up an invoice line may cost this much more than csv-parse alone. */
const ratioMax = 2.5

const file = Buffer.from(zohoExport(1, { customers: 500, invoices: 10_000, today: "2026-11-22" }))

async function* pieces() {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536)
}

async function bareParse() {
  let rows = -1
  const parser = parse({
    on_record: () => {
      rows++
      return null
    },
  })
  parser.resume()
  await pipeline(Readable.from(pieces()), parser)
  return rows
}

async function readAll() {
  const { rows, invoices, problems } = await readSource(pieces(), { currency: "AED" })
  if (invoices.length !== 10_000 || problems.length > 0)
    throw new Error("the file was not read as it should be")
  return rows
}

async function microsecondsPerRow(work: () => Promise<number>) {
  const before = process.cpuUsage()
  const rows = await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / rows
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const bare: number[] = []
const whole: number[] = []
for (let round = 0; round <= rounds; round++) {
  const [one, other] = [await microsecondsPerRow(bareParse), await microsecondsPerRow(readAll)]
  // The first round warms up.
  if (round > 0) bare.push(one)
  if (round > 0) whole.push(other)
}
const ratio = median(whole.map((value, at) => value / (bare[at] ?? 1)))
const show = (name: string, value: number) =>
  console.log(
    `${name.padEnd(28)}${value.toFixed(1).padStart(7)} µs CPU a row${Math.round(1e6 / value)
      .toLocaleString("en")
      .padStart(10)} rows/s`,
  )
show("csv-parse alone", median(bare))
show("read, check and add up", median(whole))
console.log(
  `median ratio ${ratio.toFixed(2)} (at most ${ratioMax}), peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
)
if (ratio > ratioMax) process.exitCode = 1

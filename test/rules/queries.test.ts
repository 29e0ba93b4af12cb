import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addWorkdays, afterMessage, pageOf } from "../../functions/queries/rules.ts"
import { fillIn } from "../../shared/canned-replies.ts"
import { addDays, daysBetween } from "../../shared/dates.ts"
import { type Query, queryStatuses } from "../../shared/queries.ts"

const at = "2026-11-23T08:00:00.000Z"
const query: Query = {
  id: "qry_1",
  version: 3,
  customerId: "c",
  topic: "invoice",
  subject: "Subject",
  status: "waitingForUs",
  contactId: "con_1",
  contactName: "Carla",
  promisedOn: "2026-11-20",
  messages: 2,
  lastMessageAt: "2026-11-18T08:00:00.000Z",
  lastMessageBy: "contact",
  createdAt: "2026-11-18T08:00:00.000Z",
}
const promisedOn = "2026-11-25"

describe("whose turn it is", () => {
  test.each([
    ["contact", "waitingForYou", undefined, "waitingForUs"],
    ["contact", "solved", undefined, "waitingForUs"],
    ["contact", "solved", "solved", "waitingForUs"],
    ["staff", "waitingForUs", undefined, "waitingForYou"],
    ["staff", "open", "solved", "solved"],
    ["staff", "solved", "waitingForUs", "waitingForUs"],
  ] as const)("%s writes to one that is %s (%s): %s", (by, status, asked, becomes) => {
    expect(afterMessage({ ...query, status }, { by, at, status: asked, promisedOn }).status).toBe(becomes)
  })

  test("a promise is made when the turn comes back, and not put off by writing again", () => {
    const written = (status: Query["status"]) =>
      afterMessage({ ...query, status }, { by: "contact", at, promisedOn }).promisedOn
    expect(queryStatuses.map((status) => [status, written(status)])).toEqual([
      ["open", "2026-11-20"],
      ["waitingForUs", "2026-11-20"],
      ["waitingForYou", promisedOn],
      ["solved", promisedOn],
    ])
  })

  test("messages are counted, and the row moves on by one version", () => {
    expect(afterMessage(query, { by: "staff", at, promisedOn })).toMatchObject({
      version: 4,
      messages: 3,
      lastMessageAt: at,
      lastMessageBy: "staff",
    })
  })
})

describe("working days", () => {
  test.each([
    ["2026-11-23", 1, "2026-11-24"],
    ["2026-11-26", 2, "2026-11-30"],
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-28", 1, "2026-11-30"],
    ["2026-11-29", 2, "2026-12-01"],
    ["2026-12-30", 5, "2027-01-06"],
  ])("%s and %i of them", (date, days, reached) => {
    expect(addWorkdays(date, days)).toBe(reached)
  })

  test("no promise falls on a weekend, and between lie as many working days as were said", () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.integer({ min: 1, max: 30 }), (start, days) => {
        const date = addDays("2024-01-01", start)
        const reached = addWorkdays(date, days)
        const between = Array.from({ length: daysBetween(date, reached) }, (_, n) => addDays(date, n + 1))
        const workdays = between.filter((each) => ![0, 6].includes(new Date(`${each}T00:00:00Z`).getUTCDay()))
        expect(workdays.length).toBe(days)
        expect(workdays.at(-1)).toBe(reached)
      }),
    )
  })
})

test("pages follow each other without gaps, whatever is asked for", () => {
  const all = queryStatuses.flatMap((status, n) =>
    ["a", "b", "c"].map((name) => ({
      ...query,
      id: `${name}${n}`,
      status,
      assigneeId: n % 2 ? "stf_1" : undefined,
    })),
  )
  const read = (status: Parameters<typeof pageOf>[1]["status"], assignee?: string) => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = pageOf(all, { status, limit: 2, ...(after && { after }), ...(assignee && { assignee }) })
      found.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    return found
  }
  expect(read("all")).toEqual(all.map(({ id }) => id))
  expect(read("unsolved").length).toBe(9)
  expect(read("solved").length).toBe(3)
  expect(read("all", "stf_1").length).toBe(6)
  expect(read("all", "none").length).toBe(6)
})

describe("canned replies", () => {
  test("names go in once, whatever they hold", () => {
    const text = "Dear {contact}, about {document}: {unknown} {__proto__} {constructor}"
    expect(fillIn(text, { contact: "{document}", document: "$& INV-1" })).toBe(
      "Dear {document}, about $& INV-1: {unknown} {__proto__} {constructor}",
    )
  })

  test("what is not known stays as it was typed", () => {
    expect(fillIn("About {document}", { contact: "Carla", document: undefined })).toBe("About {document}")
  })
})

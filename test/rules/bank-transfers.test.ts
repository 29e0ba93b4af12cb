import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  accountAt,
  approved,
  coolingOffSeconds,
  detailsAt,
  masked,
  proposed,
  settled,
  stateOf,
  summary,
  withdrawn,
} from "../../functions/bank-transfers/rules.ts"
import { BankAccount, type BankChange, type BankSlot } from "../../shared/bank-transfers.ts"
import { addSeconds } from "../../shared/dates.ts"
import { inGroups, isIban } from "../../shared/iban.ts"

const iban = "AE070331234567890123456"
const account = { holder: "Al Noor Trading", bank: "Emirates NBD", iban, bic: "EBILAEAD" }
const given = (more: object) => BankAccount.safeParse({ ...account, ...more })
const problems = (more: object) =>
  Object.fromEntries(given(more).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [])

describe("an IBAN", () => {
  // The examples of SWIFT's IBAN registry.
  test.for([
    iban,
    "SA0380000000608010167519",
    "KW81CBKU0000000000001234560101",
    "BH67BMAG00001299123456",
    "QA58DOHB00001234567890ABCDEFG",
    "JO94CBJO0010000000000131000302",
    "EG380019000500000000263180002",
    "GB29NWBK60161331926819",
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
  ])("%s is one", (text) => expect(isIban(text)).toBe(true))

  test("is none with any one character wrong, or with two neighbours exchanged", () => {
    const places = fc.integer({ min: 2, max: iban.length - 1 })
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const other = String((Number(iban[at]) + by) % 10)
        expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false)
      }),
    )
    for (let at = 4; at < iban.length - 1; at++) {
      if (iban[at] === iban[at + 1]) continue
      expect(isIban(iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2))).toBe(false)
    }
  })

  test.for(["", "AE", iban.slice(0, -1), `${iban}0`, "XX070331234567890123456", "US64SVBKUS6S3300958879"])(
    "%j is none",
    (text) => expect(isIban(text)).toBe(false),
  )

  test("is read with spaces and small letters, and shown in groups", () => {
    expect(given({ iban: " ae07 0331 2345 6789 0123 456 " }).data?.iban).toBe(iban)
    expect(inGroups(iban)).toBe("AE07 0331 2345 6789 0123 456")
  })
})

describe("an account", () => {
  test.for<[object, object]>([
    [{ iban: "AE08 0331 2345 6789 0123 456" }, { iban: "not_an_iban" }],
    [{ bic: "EBIL" }, { bic: "not_a_bic" }],
    [{ iban: "" }, { iban: "required" }],
    [{ accountNumber: "12345678" }, { accountNumber: "iban_or_number" }],
    [{ iban: "", accountNumber: "1234<b>" }, { accountNumber: "not_an_account_number" }],
    [{ holder: "\u202e\u200b" }, { holder: "required" }],
    [{ bank: "x".repeat(121) }, { bank: "too_long" }],
  ])("%j is refused by its field", ([more, fields]) => expect(problems(more)).toEqual(fields))

  test("is kept so that it can be read again", () => {
    const kept = BankAccount.parse({ ...account, iban: "", accountNumber: "1234 5678", routing: "20-00-00" })
    expect(BankAccount.parse(kept)).toEqual(kept)
    expect(masked(kept).accountNumber).toBe("•••• 5678")
    expect(summary(BankAccount.parse(account))).toBe("Al Noor Trading, Emirates NBD, •••• 3456")
  })
})

type Act = { what: "propose" | "approve" | "withdraw" | "settle" | "wait"; who: number; hours: number }
const acts = fc.array(
  fc.record({
    what: fc.constantFrom("propose", "approve", "withdraw", "settle", "wait" as const),
    who: fc.integer({ min: 0, max: 2 }),
    hours: fc.integer({ min: 0, max: 30 }),
  }) as fc.Arbitrary<Act>,
  { maxLength: 25 },
)

/** A company's details under whatever three people do to them, at whatever hours. */
class Company {
  now = "2026-11-23T08:00:00.000Z"
  slots: BankSlot[] = []
  changes: BankChange[] = []

  do({ what, who, hours }: Act) {
    const by = { id: `stf_${who}`, name: `Person ${who}` }
    const change = this.changes.at(-1)
    if (what === "wait") this.now = addSeconds(this.now, hours * 3600)
    if (what === "settle") this.slots = settled(this.slots, this.now).slots
    if (what === "propose") this.propose(by)
    if (!change || (what !== "approve" && what !== "withdraw")) return
    const after = (what === "approve" ? approved : withdrawn)({ change, slots: this.slots }, by, this.now)
    this.changes[this.changes.length - 1] = after.change
    this.slots = after.slots
  }

  private propose(by: { id: string; name: string }) {
    const { slots } = settled(this.slots, this.now)
    const id = `bnk_${this.changes.length}`
    const after = BankAccount.parse({ ...account, holder: id })
    this.slots = proposed(slots, { id, currency: "AED" })
    const about = { id, version: 1, currency: "AED", after, proposedBy: by, proposedAt: this.now } as const
    this.changes.push({ ...about, state: "proposed" })
  }

  attempt(act: Act) {
    try {
      this.do(act)
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error
    }
  }
}

test("nothing is ever shown to customers but what two people agreed on, a day before", () => {
  fc.assert(
    fc.property(acts, (all) => {
      const company = new Company()
      for (const act of all) {
        company.attempt(act)
        const [shown] = detailsAt(company.slots, company.now)
        const inUse = company.changes.filter((each) => stateOf(each, company.now) === "effective").at(-1)
        expect(shown?.account.holder).toBe(inUse?.id)
        if (!inUse) continue
        expect(inUse.approvedBy?.id).not.toBe(inUse.proposedBy.id)
        const cooled = addSeconds(inUse.approvedAt ?? "9", coolingOffSeconds)
        expect(cooled <= company.now).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test("a change takes effect in the very second, and not one before", () => {
  const [at, before] = ["2026-11-24T08:00:00.000Z", "2026-11-24T07:59:59.999Z"]
  const old = BankAccount.parse(account)
  const coming = { id: "bnk_1", approved: { account: { ...old, holder: "New" }, effectiveAt: at } }
  const slot: BankSlot = { currency: "AED", account: old, change: coming }
  expect(accountAt(slot, before)?.holder).toBe("Al Noor Trading")
  expect(accountAt(slot, at)?.holder).toBe("New")
  expect(accountAt({ ...slot, change: { ...coming, approved: { effectiveAt: at } } }, at)).toBeUndefined()
})

test("what was withdrawn after its approval never takes effect, and leaves room for another", () => {
  const company = new Company()
  const act = (what: Act["what"], who = 0) => company.do({ what, who, hours: 25 })
  act("propose")
  act("approve", 1)
  act("withdraw", 2)
  act("wait")
  expect(detailsAt(company.slots, company.now)).toEqual([])
  act("propose", 1)
  expect(company.changes.map(({ state }) => state)).toEqual(["withdrawn", "proposed"])
})

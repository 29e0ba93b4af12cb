import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import {
  mailTo,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  password,
  type TestTenant,
} from "./helpers/world.ts"

const { cloud } = useCloud()
type Colleague = Awaited<ReturnType<typeof newStaff>>

let company: TestTenant
let finance: Colleague
let contact: Awaited<ReturnType<typeof newContact>>

beforeAll(async () => {
  company = await newTenant(cloud())
  finance = await newStaff(cloud(), company, "finance")
  contact = await newContact(cloud(), company, (await newCustomer(company)).id)
}, 60_000)

const old = { holder: "Al Noor Trading", bank: "Emirates NBD", iban: "AE070331234567890123456" }
const foreign = { holder: "Al Noor Inc", bank: "First Bank", accountNumber: "12345678", routing: "021000021" }

const book = (who = company.owner) => who.ok("GET /api/staff/bank-details")
const propose = (account: object | null, currency = "AED", who = company.owner) =>
  who.call("POST /api/staff/bank-changes", { currency, account })
const act = (verb: string, id: string, who = finance.visitor) =>
  who.call(`POST /api/staff/bank-changes/${id}/${verb}`, {})
const seen = async () => (await contact.visitor.ok("GET /api/portal/bank-details")).items

/** The day has signed everybody out: back in, and with a fresh proof. */
async function wait(duration: string) {
  await cloud().advance(duration)
  await company.owner.ok("POST /api/auth/sign-in", { email: company.email, password })
  const enter = () => company.owner.call("POST /api/auth/second-factor", { code: company.factor.code() })
  if ((await enter()).status !== 200) await enter()
  await finance.visitor.ok("POST /api/auth/sign-in", { email: finance.email, password })
  await contact.visitor.ok("POST /api/auth/sign-in", { email: contact.email, password })
}

/** The one change of a currency that is under way. */
const waiting = async (currency = "AED") =>
  (await book()).changes.find((each: { currency: string }) => each.currency === currency)

describe("a change of bank details", () => {
  test("waits for a second person and for a day, and tells those who answer for the company", async () => {
    expect(await book()).toEqual({ current: [], changes: [], approvers: 1 })
    const answer = await propose({ ...old, iban: "ae07 0331 2345 6789 0123 456" })
    expect(answer.status).toBe(200)
    const { id } = answer.body.changes[0]
    expect(answer.body).toMatchObject({ current: [], changes: [{ state: "proposed", after: old }] })
    expect((await mailTo(cloud(), company.email)).subject).toBe("New bank details are proposed")

    const own = await act("approve", id, company.owner)
    expect([own.status, own.body.reason]).toEqual([403, "own_change"])
    expect((await act("approve", id)).status).toBe(200)
    const mail = await mailTo(cloud(), company.email)
    expect(mail.subject).toBe("New bank details were approved")
    expect(mail.text).toContain("•••• 3456")
    expect(mail.text).not.toContain(old.iban)
    expect(await seen()).toEqual([])

    await wait("PT23H59M")
    expect(await seen()).toEqual([])
    await wait("PT61M")
    expect(await seen()).toEqual([{ currency: "AED", account: old }])
    expect((await contact.visitor.ok("GET /api/portal/me")).transfers).toEqual(["AED"])
    // By the hour's schedule, once.
    expect((await mailTo(cloud(), company.email)).subject).toBe("New bank details are in use")
    const { changes, current } = await book()
    expect(current).toEqual([{ currency: "AED", account: old }])
    expect(changes).toMatchObject([
      {
        state: "effective",
        proposedBy: { name: "Olivia Owner" },
        approvedBy: { name: "Sami finance" },
        after: { iban: "•••• 3456" },
      },
    ])
    const { items } = await company.owner.ok("GET /api/staff/audit?group=money")
    const said = (type: string) => items.filter((each: { type: string }) => each.type === type)
    for (const what of ["proposed", "approved", "effective"])
      expect(said(`bankDetails.${what}`)).toHaveLength(1)
    expect(JSON.stringify(items)).not.toContain(old.iban)
  }, 30_000)

  test("leaves what stands as it is, and one is enough to stop it, also after approval", async () => {
    expect((await propose({ ...old, holder: "Somebody Else" })).status).toBe(200)
    const { id } = await waiting()
    await act("approve", id)
    expect((await seen())[0].account.holder).toBe(old.holder)
    expect((await act("withdraw", id)).status).toBe(200)
    expect((await act("withdraw", id)).body.reason).toBe("already_decided")
    expect((await act("approve", id)).body.reason).toBe("already_decided")
    expect(await waiting()).toMatchObject({ state: "withdrawn", withdrawnBy: { name: "Sami finance" } })
    expect((await mailTo(cloud(), company.email)).subject).toBe("A change of bank details was withdrawn")
  })

  test("is one at a time for each currency, of two at once too", async () => {
    const both = await Promise.all([propose(foreign, "USD"), propose(foreign, "USD", finance.visitor)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await propose(old, "EUR")).status).toBe(200)
    const { id, proposedBy } = await waiting("USD")
    const other = proposedBy.id === finance.id ? company.owner : finance.visitor
    const verdicts = await Promise.all([act("approve", id, other), act("withdraw", id, other)])
    expect(verdicts.some(({ status }) => status === 200)).toBe(true)
    expect(["coolingOff", "withdrawn"]).toContain((await waiting("USD")).state)
  })

  test("is refused by the field that is wrong, and where nothing would change", async () => {
    const wrong = await propose({ ...old, iban: "AE080331234567890123456", bic: "X" }, "GBP")
    expect([wrong.status, wrong.body.fields]).toEqual([
      400,
      { "account.iban": "not_an_iban", "account.bic": "not_a_bic" },
    ])
    expect((await propose(old)).body.reason).toBe("nothing_changed")
    expect((await propose(null, "GBP")).body.reason).toBe("nothing_changed")
  })

  test("is for who may deal with money, and nobody else's company", async () => {
    const { id } = await waiting("EUR")
    const stranger = await newTenant(cloud())
    expect((await act("approve", id, stranger.owner)).status).toBe(404)
    expect((await book(stranger.owner)).approvers).toBe(0)
    const { visitor } = await newStaff(cloud(), company, "viewer")
    expect((await propose(old, "GBP", visitor)).status).toBe(403)
    expect((await act("withdraw", id, visitor)).status).toBe(403)
    expect((await book(visitor)).current).toHaveLength(1)
  })
})

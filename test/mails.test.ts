import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { newBuyer, newShop, payAt, rowsOf, type Shop, tell } from "./helpers/shop.ts"
import { newContact, newCustomer, tokenFor } from "./helpers/world.ts"

const { cloud, visitor } = useCloud()
let shop: Shop

beforeAll(async () => {
  shop = await newShop(cloud())
}, 60_000)
afterEach(async () => {
  cloud().stripe.settings({ webhooks: "on" })
  cloud().faults.clear()
  await cloud().idle()
})

const mailsTo = async (email: string) => {
  await cloud().idle()
  return cloud()
    .mails()
    .filter(({ to }) => to.includes(email))
}

async function invited(changes: object = {}) {
  const customer = await newCustomer(shop.tenant, "Quay <b>& Sons</b>")
  const email = `iris-${Math.random().toString(36).slice(2)}@customer.example`
  const path = `/api/staff/customers/${customer.id}/contacts`
  const details = { name: "Iris", email, role: "payer", language: "en", ...changes }
  const contact = await shop.tenant.owner.ok(`POST ${path}`, details)
  const send = () => shop.tenant.owner.ok(`POST ${path}/${contact.id}/invitation`, {})
  const revoke = () => shop.tenant.owner.ok(`DELETE ${path}/${contact.id}/invitation`)
  return { email, send, revoke }
}

async function paid(before: () => void = () => {}) {
  const who = await newBuyer(cloud(), shop, ["100.00", "50.00"])
  const { url, paymentId } = await who.portal.ok("POST /api/payments/checkout", { invoiceIds: who.ids })
  before()
  await payAt(url)
  await cloud().idle()
  const receipts = async () =>
    (await mailsTo(who.email)).filter(({ subject }) => subject.startsWith("Receipt"))
  const notices = async () =>
    (await mailsTo(shop.tenant.email)).filter(({ text }) => text.includes(who.customerName))
  return { who, paymentId, receipts, notices }
}

describe("an invitation", () => {
  test("comes from the company, in its name, and answers go there", async () => {
    const { email, send } = await invited()
    await send()
    const [mail] = await mailsTo(email)
    expect(mail).toMatchObject({
      from: "no-reply@localhost",
      replyTo: [shop.tenant.email],
      subject: `Company ${shop.tenant.slug} invites you to its customer portal`,
    })
    expect(mail?.headers.from).toContain(`Company ${shop.tenant.slug}`)
    expect(mail?.html).toContain("Quay &lt;b&gt;&amp; Sons&lt;/b&gt;")
    expect(mail?.html).toContain(`http://${shop.tenant.host}:${cloud().port}/welcome#`)
  })

  test("is written in its reader's language", async () => {
    const { email, send } = await invited({ language: "ar" })
    await send()
    const [mail] = await mailsTo(email)
    expect(mail?.subject).toMatch(/\p{Script=Arabic}/u)
    expect(mail?.html).toContain('dir="rtl"')
  })

  test("that failed to go out and was taken back meanwhile is not sent any more", async () => {
    const { email, send, revoke } = await invited()
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "throttle", times: 4 })
    await send()
    await cloud().idle()
    expect(await mailsTo(email)).toEqual([])
    await revoke()
    await cloud().advance("PT15M")
    expect(await mailsTo(email)).toEqual([])
  })

  test("that SES would not take at first has not failed, and is sent later, with the very same link", async () => {
    await shop.tenant.owner.ok("POST /api/auth/refresh", {})
    const { email, send } = await invited()
    cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "throttle", times: 4 })
    await send()
    await cloud().idle()
    expect(await mailsTo(email)).toEqual([])
    const waiting = cloud().aws.queues.definitions.flatMap(({ arn }) => cloud().aws.queues.messages(arn))
    expect(waiting.map(({ body, receives }) => [JSON.parse(body).waits, receives])).toEqual([[1, 0]])
    await cloud().advance("PT15M")
    expect(await mailsTo(email)).toHaveLength(1)
    expect(await tokenFor(cloud(), email)).toContain("lnk_")
    await shop.tenant.owner.ok("POST /api/auth/refresh", {})
  })
})

describe("a payment", () => {
  test("brings one receipt and one notice", async () => {
    const { who, receipts, notices } = await paid()
    const [receipt] = await receipts()
    expect(receipt?.subject).toBe(`Receipt from Company ${shop.tenant.slug}: AED 150.00`)
    expect(receipt?.text).toMatch(/AED.100\.00/)
    const [notice] = await notices()
    expect(notice?.subject).toBe(`${who.customerName} paid AED 150.00`)
    expect([(await receipts()).length, (await notices()).length]).toEqual([1, 1])
  })

  test("however often its messages come, at every step of the way", async () => {
    const { paymentId, receipts, notices } = await paid()
    for (const { event } of cloud().stripe.events())
      if (JSON.stringify(event).includes(paymentId)) await tell(cloud(), event)
    const events = await rowsOf(cloud(), `T#${shop.tenantId}#events`)
    const succeeded = events.find(
      ({ type, subjectId }) => type === "payment.succeeded" && subjectId === paymentId,
    )
    const body = JSON.stringify({ tenantId: shop.tenantId, eventId: succeeded?.id })
    const record = (messageId: string) => ({ messageId, body })
    const answers = await Promise.all([
      cloud().invoke("mail", { Records: [record("1"), record("2")] }),
      cloud().invoke("mail", { Records: [record("3")] }),
    ])
    expect(answers.map((answer) => answer?.result)).toEqual([
      { batchItemFailures: [] },
      { batchItemFailures: [] },
    ])
    expect([(await receipts()).length, (await notices()).length]).toEqual([1, 1])
  })

  test("is told once even when many work on it at once", async () => {
    const { paymentId, receipts, notices } = await paid(() =>
      cloud().faults.add({ service: "ses", operation: "SendRawEmail", mode: "throttle", times: 4 }),
    )
    const events = await rowsOf(cloud(), `T#${shop.tenantId}#events`)
    const succeeded = events.find(
      ({ type, subjectId }) => type === "payment.succeeded" && subjectId === paymentId,
    )
    const body = JSON.stringify({ tenantId: shop.tenantId, eventId: succeeded?.id })
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        cloud().invoke("mail", { Records: [{ messageId: `${at}`, body }] }),
      ),
    )
    await cloud().advance("PT15M")
    await shop.tenant.owner.ok("POST /api/auth/refresh", {})
    expect([(await receipts()).length, (await notices()).length]).toEqual([1, 1])
  })
})

describe("what concerns somebody's access", () => {
  const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject)

  test("a second factor and a new password are told to whose they are, with what to do if it was not them", async () => {
    expect(await subjectsTo(shop.tenant.email)).toContain("An authenticator app was added")
    const customer = await newCustomer(shop.tenant)
    const { email } = await newContact(cloud(), shop.tenant, customer.id)
    const person = shop.tenant.anyone()
    await person.ok("POST /api/auth/forgot-password", { email })
    await person.ok("POST /api/auth/reset", {
      token: await tokenFor(cloud(), email),
      password: "another correct horse",
    })
    const [notice] = await mailsTo(email)
    expect(notice?.subject).toBe("Your password was changed")
    expect(notice?.replyTo).toEqual([shop.tenant.email])
    expect(notice?.text).toMatch(/When: .+GST/)
    expect(notice?.text).toContain("IP address: 127.0.0.1")
    expect(notice?.text).toContain(`http://${shop.tenant.host}:${cloud().port}/forgot-password`)
  })

  test("a sign-in code is mailed in the company's name, and in the subject are no digits", async () => {
    const customer = await newCustomer(shop.tenant)
    const { email } = await newContact(cloud(), shop.tenant, customer.id)
    await shop.tenant.anyone().ok("POST /api/auth/code", { email })
    const [mail] = await mailsTo(email)
    expect(mail?.text).toMatch(/^\d{6}$/m)
    expect(mail?.subject).toBe(`Your sign-in code for Company ${shop.tenant.slug}`)
    expect(mail?.headers.from).toContain(`Company ${shop.tenant.slug}`)
  })

  test("a colleague hears of the invitation, of another role and of the end", async () => {
    const email = `colleague@${shop.tenant.slug}.example`
    const { owner, factor } = shop.tenant
    await owner.ok("POST /api/auth/account/prove", { code: factor.code() })
    const member = await owner.ok("POST /api/staff/team", {
      name: "نورة",
      email,
      role: "viewer",
      language: "ar",
    })
    const [invitation] = await mailsTo(email)
    expect(invitation?.subject).toMatch(/^انضم إلى/)
    expect(invitation?.html).toContain(`http://app.localhost:${cloud().port}/welcome#`)
    const token = await tokenFor(cloud(), email)
    await visitor("app.localhost").ok("POST /api/auth/invitations/accept", {
      token,
      password: "a horse of her own",
    })
    await owner.ok(`PUT /api/staff/team/${member.id}/role`, { role: "finance" })
    expect((await mailsTo(email))[0]?.text).toContain("المالية")
    await owner.ok(`DELETE /api/staff/team/${member.id}`)
    expect((await mailsTo(email))[0]?.subject).toBe("انتهى دخولك")
  })
})

describe("R49: a message that cannot be worked on", () => {
  test("fails alone, in the mail queue", async () => {
    const bad = ["not json", "{}", JSON.stringify({ tenantId: "x#y", eventId: "e" }), ""]
    const nobodys = JSON.stringify({ tenantId: "a".repeat(26), eventId: "evt_none" })
    const { email, send } = await invited()
    await send()
    await mailsTo(email)
    const events = await rowsOf(cloud(), `T#${shop.tenantId}#events`)
    const known = events.filter(({ type }) => type === "invitation.sent").at(-1)
    const good = JSON.stringify({ tenantId: shop.tenantId, eventId: known?.id })
    const Records = [...bad, nobodys, good].map((body, at) => ({ messageId: `m${at}`, body }))
    const answer = await cloud().invoke("mail", { Records })
    const failed = ["m0", "m1", "m2", "m3", "m4"].map((itemIdentifier) => ({ itemIdentifier }))
    expect(answer?.result).toEqual({ batchItemFailures: failed })
  })

  test("fails alone, in the stream", async () => {
    const pk = { S: `T#${shop.tenantId}#events` }
    const record = (SequenceNumber: string, image: object, eventName = "INSERT", key: object = pk) => ({
      eventID: SequenceNumber,
      eventName,
      dynamodb: { SequenceNumber, Keys: { pk: key, sk: { S: "evt_1" } }, NewImage: image },
    })
    const answer = await cloud().invoke("on-event", {
      Records: [
        record("1", {}),
        record("2", { pk, type: { S: "of another version" } }),
        record("3", {}, "MODIFY"),
        record("4", {}, "INSERT", { S: `T#${shop.tenantId}` }),
        record("5", { pk: { L: [] }, filler: { S: "x".repeat(256_000) } }),
      ],
    })
    expect(answer?.result).toEqual({
      batchItemFailures: ["1", "2", "5"].map((itemIdentifier) => ({ itemIdentifier })),
    })
  })
})

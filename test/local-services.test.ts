import { Resolver } from "node:dns/promises"
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses"
import { ListQueuesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { createPresignedPost } from "@aws-sdk/s3-presigned-post"
import { describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"

const { cloud, visitor } = useCloud({ overreaches: true })

const tid = "a".repeat(26)
const at = () => ({ region: cloud().stack.region, endpoint: cloud().aws.url, maxAttempts: 1 })
const tenantKeys = () => cloud().credentials(cloud().env("auth").TENANT_ROLE_ARN, { TenantId: tid })
const roleOf = (entry: string) => cloud().stack.functions.find(({ name }) => name === entry)?.roleArn
const keysOf = (entry: string) => cloud().credentials(roleOf(entry))
const json = async (path: string, method = "GET", input?: object) =>
  (await visitor("app.localhost").call(`${method} /_local/${path}`, input)).body

describe("SES", () => {
  const raw = (from: string) =>
    Buffer.from(
      `From: Portico <${from}>\r\nTo: Olivia <olivia@acme.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hello</p>`,
    )
  const send = (from: string, entry?: string) =>
    new SESClient({ ...at(), credentials: entry ? keysOf(entry) : cloud().credentials() }).send(
      new SendRawEmailCommand({ RawMessage: { Data: raw(from) } }),
    )

  test("a verified sender's message lies in the mailbox, decoded", async () => {
    await send("no-reply@localhost", "mail")
    const [mail] = await json("mail")
    expect(mail).toMatchObject({ to: ["olivia@acme.example"], from: "no-reply@localhost", subject: "Grüße" })
    const source = await visitor("app.localhost").call(`GET /_local/mail/${mail.id}/raw`)
    expect(source.bytes).toEqual(raw("no-reply@localhost"))
  })

  test("an unverified sender is refused, whoever asks", async () => {
    await expect(send("someone@other.example")).rejects.toMatchObject({ name: "MessageRejected" })
    await expect(send("someone@other.example", "mail")).rejects.toMatchObject({ name: "MessageRejected" })
  })

  test("of our own domain, nobody but the one sender sends", async () => {
    await expect(send("director@localhost", "mail")).rejects.toMatchObject({ name: "AccessDenied" })
  })

  test("only the mail function sends", async () => {
    await expect(send("no-reply@localhost", "staff")).rejects.toMatchObject({ name: "AccessDenied" })
  })
})

describe("S3", () => {
  const Bucket = () => cloud().env("staff").FILES_BUCKET ?? ""
  const s3 = () => new S3Client({ ...at(), credentials: tenantKeys(), forcePathStyle: true })
  const Key = `T/${tid}/imports/file.csv`

  async function upload(bytes: number, change: Record<string, string> = {}, key = Key) {
    const Conditions = [["content-length-range", 1, 1000] as ["content-length-range", number, number]]
    const { url, fields } = await createPresignedPost(s3(), {
      Bucket: Bucket(),
      Key: key,
      Conditions,
      Expires: 60,
    })
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value)
    form.append("file", new Blob(["x".repeat(bytes)]), "file.csv")
    const answer = await fetch(url, { method: "POST", body: form })
    return `${answer.status} ${/<Code>(.*)<\/Code>/.exec(await answer.text())?.[1] ?? ""}`.trim()
  }

  test("a presigned form takes a file of the right size", async () => {
    expect(await upload(1000)).toBe("204")
    const stored = await s3().send(new GetObjectCommand({ Bucket: Bucket(), Key }))
    expect((await stored.Body?.transformToString())?.length).toBe(1000)
  })

  test("too large, too small, another key or another tenant's prefix is refused", async () => {
    expect(await upload(1001)).toBe("400 EntityTooLarge")
    expect(await upload(0)).toBe("400 EntityTooSmall")
    expect(await upload(5, { key: `T/${tid}/other` })).toBe("403 AccessDenied")
    expect(await upload(5, { policy: "e30=" })).toBe("403 SignatureDoesNotMatch")
    expect(await upload(5, {}, `T/${"b".repeat(26)}/x`)).toBe("403 AccessDenied")
  })

  test("objects keep their type and end with an error when there is none", async () => {
    await s3().send(
      new PutObjectCommand({ Bucket: Bucket(), Key: `${Key}.png`, Body: "png", ContentType: "image/png" }),
    )
    const head = await s3().send(new HeadObjectCommand({ Bucket: Bucket(), Key: `${Key}.png` }))
    expect(head).toMatchObject({ ContentType: "image/png", ContentLength: 3 })
    await expect(
      s3().send(new GetObjectCommand({ Bucket: Bucket(), Key: `${Key}.none` })),
    ).rejects.toMatchObject({ name: "NoSuchKey" })
  })
})

test("each function gets the messages out that it may, and the secrets that it may", async () => {
  const { JOBS_QUEUE_URL: QueueUrl, STRIPE_SECRET_ARN: SecretId } = cloud().env("staff")
  const message = new SendMessageCommand({ QueueUrl, MessageBody: "{}" })
  const queue = (entry: string) => new SQSClient({ ...at(), credentials: keysOf(entry) }).send(message)
  const secret = (entry: string) =>
    new SecretsManagerClient({ ...at(), credentials: keysOf(entry) }).send(
      new GetSecretValueCommand({ SecretId }),
    )
  await expect(queue("portal")).rejects.toThrow(/not authorized/)
  await expect(secret("staff")).rejects.toMatchObject({ name: "AccessDeniedException" })
  expect((await secret("payments")).SecretString).toContain("apiKey")
  expect(await json("iam")).toContainEqual(
    expect.objectContaining({ principal: "test", action: "sqs:SendMessage", allowed: false }),
  )
})

test("a fault is played as often as it was asked for", async () => {
  const sqs = new SQSClient({ ...at(), credentials: cloud().credentials() })
  await json("faults", "POST", { service: "sqs", operation: "ListQueues", mode: "throttle", times: 1 })
  await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name: "ThrottlingException" })
  await expect(sqs.send(new ListQueuesCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
  })
})

describe("the console", () => {
  test("moves the clock of everything", async () => {
    const before = cloud().now()
    const { now } = await json("clock", "POST", { advance: "P1DT1H" })
    expect(Date.parse(now) - before).toBeGreaterThanOrEqual(25 * 3_600_000)
    expect(await json("clock", "POST", { advance: "tomorrow" })).toMatchObject({ status: 400 })
  })

  test("takes changes from its own pages only", async () => {
    const answer = await visitor("app.localhost").call(
      "POST /_local/clock",
      { advance: "P1D" },
      { origin: "http://acme.localhost" },
    )
    expect(answer.status).toBe(403)
  })

  test("keeps the outside world's DNS records", async () => {
    const record = { name: "portal.acme.example", type: "CNAME", ttl: 60, values: ["edge.example"] }
    await json("dns/records", "PUT", { ...record, name: "Portal.Acme.Example." })
    expect(await json("dns/records")).toEqual([record])
    expect(await json("dns/records", "DELETE", record)).toEqual([])
  })

  test("lets the outside world's name servers do wrong", async () => {
    const [first, second] = cloud().env("staff").DNS_SERVERS?.split(",") ?? []
    const askedOf = (server = "") => {
      const resolver = new Resolver({ timeout: 200, tries: 1 })
      resolver.setServers([server])
      return resolver.resolveTxt("acme.example").then(String, ({ code }) => code)
    }
    await json("dns/records", "PUT", { name: "acme.example", type: "TXT", values: ["true"] })
    const lie = { name: "acme.example", type: "TXT", server: "resolver-2", mode: "lie", values: ["a lie"] }
    expect(await json("dns/behaviour", "PUT", lie)).toEqual([lie])
    expect([await askedOf(first), await askedOf(second)]).toEqual(["true", "a lie"])
    await json("dns/behaviour", "PUT", { name: "acme.example", mode: "timeout" })
    expect(await askedOf(first)).toBe("ETIMEOUT")
    expect(await json("dns/behaviour", "PUT", { mode: "sulk" })).toMatchObject({
      title: expect.stringContaining("timeout"),
    })
    expect(await json("dns/behaviour", "DELETE")).toEqual([])
    expect(await askedOf(second)).toBe("true")
  })
})

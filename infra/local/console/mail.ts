import type { Cloud } from "../cloud.ts"
import { type ConsoleCall, type ConsoleRoute, json, problem, text } from "./route.ts"

const missing = () => problem(404, "there is no such message")
const find = (cloud: Cloud, id: string | undefined) => cloud.mails().find((mail) => mail.id === id)

export const mailRoutes: ConsoleRoute[] = [
  { on: "GET /_local/mail", run: (cloud) => json(cloud.mails()) },
  { on: "DELETE /_local/mail", run: emptyMailbox },
  {
    on: "GET /_local/mail/{id}",
    run: (cloud, { params }) => (find(cloud, params.id) ? json(find(cloud, params.id)) : missing()),
  },
  { on: "GET /_local/mail/{id}/raw", run: rawMail },
  { on: "GET /_local/mail/{id}/html", run: renderedMail },
  { on: "POST /_local/mail/{id}/bounce", run: sayOf("Bounce") },
  { on: "POST /_local/mail/{id}/complaint", run: sayOf("Complaint") },
  { on: "POST /_local/mail/inbound", raw: true, run: receiveMail },
]

/** What its reader's mail server, or its reader, makes of a mail; `{"type": "Transient"}` is a bounce that may pass. */
function sayOf(kind: "Bounce" | "Complaint") {
  return (cloud: Cloud, { params, input }: ConsoleCall) => {
    const mail = find(cloud, params.id)
    if (!mail) return missing()
    cloud.aws.feedback.say(mail, kind, input)
    return json({})
  }
}

function rawMail(cloud: Cloud, { params }: ConsoleCall) {
  const raw = cloud.aws.mailbox.value.raw[params.id ?? ""]
  return raw === undefined ? missing() : text(Buffer.from(raw, "base64"), "message/rfc822")
}

/**
 * A raw message as SES would receive it. Envelope and verdicts come from its headers, or are said: `?to=`, `?source=`,
 * and `?spam=fail`, `virus`, `spf`, `dkim`, `dmarc`.
 */
async function receiveMail(cloud: Cloud, { body, query }: ConsoleCall) {
  const verdicts = Object.fromEntries(query)
  const source = query.get("source") ?? undefined
  return json(await cloud.receiveMail(body, { to: query.getAll("to"), source, verdicts }))
}

/** A message as its reader sees it; it may show pictures and open links, and run nothing. */
function renderedMail(cloud: Cloud, { params }: ConsoleCall) {
  const mail = find(cloud, params.id)
  if (!mail) return missing()
  // A link of the mail opens beside the console, as it opens beside a mailbox.
  const page = text(`<base target="_blank">${mail.html}`, "text/html; charset=utf-8")
  const policy =
    "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src http: https:"
  return {
    ...page,
    headers: {
      ...page.headers,
      "content-security-policy": `sandbox allow-popups allow-popups-to-escape-sandbox; ${policy}`,
    },
  }
}

function emptyMailbox(cloud: Cloud) {
  const mailbox = cloud.aws.mailbox
  mailbox.value.mails.length = 0
  mailbox.value.raw = {}
  mailbox.changed()
  return json([])
}

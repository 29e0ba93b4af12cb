import MailComposer from "nodemailer/lib/mail-composer"
import type { Cloud } from "../../infra/local/cloud.ts"

type Options = ConstructorParameters<typeof MailComposer>[0]

/** A message as a mail program sends it. */
export const rawMail = (options: Options) => new MailComposer(options).compile().build()

/** Gives a raw message to SES as the world does; `query` says what its headers do not. */
export async function deliver(cloud: Cloud, raw: Uint8Array | string, query = "") {
  const body = new Uint8Array(Buffer.from(raw as Uint8Array))
  const url = `http://127.0.0.1:${cloud.port}/_local/mail/inbound${query && `?${query}`}`
  const answer = await fetch(url, { method: "POST", body })
  const told = await answer.json()
  await cloud.idle()
  return { status: answer.status, ...told }
}

/** The newest mail to an address, and where its reader would answer. */
export async function newestMail(cloud: Cloud, email: string) {
  await cloud.idle()
  const mail = cloud.mails().find(({ to }) => to.includes(email))
  if (!mail) throw new Error(`no mail to ${email}`)
  const [replyTo = ""] = mail.replyTo
  return { ...mail, replyTo }
}

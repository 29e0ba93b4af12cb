import MailComposer from "nodemailer/lib/mail-composer"
import { type MailBrand, type MailContent, mailHtml, mailText } from "./layout/layout.ts"
import { headerText } from "./layout/user-text.ts"

/** A mail that is ready to go: to one address, from the company or from Portico itself. */
export type Mail = {
  sender: "portico" | "company"
  to: string
  from: { name: string; address: string }
  replyTo?: string | undefined
  /** The address that a mail program posts to when its user wants no more of these (RFC 8058). */
  oneClick?: string | undefined
  /** Where it stands among others, so that mail programs show them as one conversation. */
  thread?: { messageId: string; root: string } | undefined
  content: MailContent
  brand: MailBrand
}

/** The message as SES takes it. */
export function rawMail({ to, from, replyTo, oneClick, thread, content, brand }: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from,
    to: { name: "", address: to },
    ...(replyTo && { replyTo: { name: "", address: replyTo } }),
    // SES gives every mail an id of its own, so what a conversation has in common is the root that nobody ever got.
    ...(thread && { messageId: thread.messageId, inReplyTo: thread.root, references: [thread.root] }),
    subject: headerText(content.subject),
    text: mailText(content),
    html: mailHtml(content, brand),
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": brand.language,
      ...(oneClick && {
        "List-Unsubscribe": `<${oneClick}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

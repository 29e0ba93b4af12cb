import EmailReplyParser from "email-reply-parser"
import { text as cleanText } from "../../shared/fields.ts"
import { env } from "../env.ts"
import { textOfHtml } from "./html-text.ts"

/** What a message of a thread may hold. */
const wordsMax = 8000
/** Nobody writes more in an answer; the parser's patterns take their time with what is much longer. */
const parsedMax = 10_000
const htmlMax = 500_000

const sender = `no-reply@${env.BASE_DOMAIN}`

/** How a line begins that goes on to say who wrote what is quoted, in languages that the parser does not know. */
const quoteBegins = /^(on|في|بتاريخ|من|from|von|de)\s/i
const rule = /^[\s_*=-]*$/

/**
 * Whatever the language, the line above a quote names the address that our mails come from. Programs that wrap it put
 * its beginning on the line before.
 */
function aboveQuoteOfOurs(text: string): string {
  const lines = text.split("\n")
  const at = lines.findIndex((line) => line.toLowerCase().includes(sender))
  if (at < 0) return text
  const kept = lines.slice(0, at)
  if (quoteBegins.test(kept.at(-1)?.trim() ?? "")) kept.pop()
  while (kept.length > 0 && rule.test(kept.at(-1) ?? "")) kept.pop()
  return kept.join("\n")
}

/** Without what is quoted and signed; the whole where nothing would be left. */
export function withoutQuotes(text: string): string {
  const answer = new EmailReplyParser().parseReply(text)
  return aboveQuoteOfOurs(answer).trim() || answer.trim() || text.trim()
}

const cut = (text: string) => (text.length > wordsMax ? `${text.slice(0, wordsMax - 1)}…` : text)

/** What somebody says with a mail, as it stands in a thread. */
export function wordsOf({ text, html }: { text?: string | undefined; html?: string | undefined }): string {
  const whole = text?.trim() ? text : textOfHtml((html ?? "").slice(0, htmlMax))
  const plain = whole.replace(/\r\n?/g, "\n").slice(0, parsedMax)
  // Composing characters may make more of them, so that the length is looked at last.
  return cut(cleanText(Number.MAX_SAFE_INTEGER).parse(withoutQuotes(plain)))
}

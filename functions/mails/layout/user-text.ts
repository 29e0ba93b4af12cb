import { oneLine } from "../../../shared/plain-text.ts"

declare const isUserText: unique symbol
/** Text that people typed, made harmless for a mail. The mails' words take nothing else in its place. */
export type UserText = string & { [isUserText]: true }

const open = "\u2068"
const close = "\u2069"
const breaks = /[\s\p{Zl}\p{Zp}]+/gu
/** Control, direction and invisible characters: they reorder what surrounds them or hide what is there (R58, R60). */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu

/**
 * A space of no width keeps mail programs from making a link of what merely looks like one. It is a place to break a
 * line at, too, so an abbreviation such as ذ.م.م goes without: no address ends in a single letter.
 */
const unlinked = (text: string) =>
  text
    .replace(/:(?=\/\/)/g, ":\u200b")
    .replace(/[.\uff0e\u3002\uff61](?=\p{L}[\p{L}\p{M}\p{N}-])/gu, "$&\u200b")
    .replace(/[@\uff20](?=\S)/g, "$&\u200b")

function shortened(text: string, max: number) {
  const chars = [...text]
  return chars.length > max
    ? `${chars
        .slice(0, max - 1)
        .join("")
        .trimEnd()}…`
    : text
}

/** `text` on one line, visible as it is, set apart from the direction of what stands around it. */
export function userText(text: string, max = 80): UserText {
  const plain = oneLine(text).replace(breaks, " ").replace(invisible, "")
  return `${open}${unlinked(shortened(plain, max))}${close}` as UserText
}

const marks = /[\u2066-\u2069\u200b\u200e\u200f\u061c]/g

/** For headers, which carry no markup: one line, no direction marks, not too long. */
export const headerText = (text: string, max = 150) =>
  shortened(text.replace(marks, "").replace(breaks, " ").replace(invisible, "").trim(), max)

/** A sender's name is not to look like another address. */
export const senderText = (text: string) => headerText(text.replace(/[<>"@\\,;:]/g, " "), 80)

export const plainText = (text: string) => text.replace(/[\u2068\u2069]/g, "")

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** For text and for quoted attributes alike; what people typed gets its own direction. */
export const html = (text: string) =>
  text
    .replace(/[&<>"']/g, (char) => entities[char] ?? "")
    .replaceAll(open, '<span dir="auto">')
    .replaceAll(close, "</span>")

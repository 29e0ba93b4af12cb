import type { InvitationText, MergeField } from "../../../shared/bulk-invitations.ts"
import { type UserText, userText } from "./user-text.ts"

const linesMax = 40
const lineMax = 2000

/** What people typed over several lines, each made harmless by itself. */
export const userLines = (text: string): UserText[] =>
  text
    .split("\n")
    .filter((line) => line.trim())
    .slice(0, linesMax)
    .map((line) => userText(line, lineMax))

const unseen = "\u200b"
/** Beside what a name together with it may look like an address. */
const joins = (char: string | undefined) => (char && /[\p{L}\p{N}.:/@]/u.test(char) ? unseen : "")

/**
 * A company's own words with names in place of its merge fields. Both are harmless before they meet, and are kept from
 * making an address together. What comes in is not looked through again: a name that looks like a field stays as it is.
 */
export const merged = (text: UserText, fields: Record<MergeField, UserText>): UserText =>
  text.replace(
    /\{(contact|customer|company)\}/g,
    (field, name: MergeField, at: number) =>
      joins(text[at - 1]) + fields[name] + joins(text[at + field.length]),
  ) as UserText

/** The company's own words in some language, where it wrote some. */
export const ownText = (own: InvitationText | undefined, names: Record<MergeField, UserText>) =>
  own && {
    subject: merged(userText(own.subject, 150), names),
    message: userLines(own.message).map((line) => merged(line, names)),
  }

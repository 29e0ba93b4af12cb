import * as z from "zod"
import { optionalLine } from "./fields.ts"

/** Links of a company's own in its portal: a knowledge base, a mail to the team, a number to call. */

const textMax = 500
const ipv4 = /^\d+(\.\d+){3}$/
const innerNames = /(^|\.)(localhost|local|internal|lan|home|intranet|corp)$/

/** A public name: no address, nothing inside anybody's own network, at least two labels. */
const isPublicHost = (host: string) =>
  host.includes(".") &&
  !host.startsWith("[") &&
  !ipv4.test(host) &&
  !innerNames.test(host) &&
  !host.endsWith(".")

const isWebAddress = ({ hostname, username, password }: URL) =>
  username === "" && password === "" && isPublicHost(hostname)
const isMailbox = ({ pathname, search }: URL) =>
  search === "" && z.email().safeParse(decodeURIComponent(pathname)).success
const isNumber = ({ pathname, search }: URL) =>
  search === "" && /^\+?[\d()\-. ]{3,30}$/.test(decodeURIComponent(pathname))

const allowed: Record<string, (url: URL) => boolean> = {
  "https:": isWebAddress,
  "mailto:": isMailbox,
  "tel:": isNumber,
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function linkIn(text: string, protocols: string[]): string | undefined {
  const url = parsed(text)
  if (!url || !protocols.includes(url.protocol)) return undefined
  try {
    return allowed[url.protocol]?.(url) ? url.href : undefined
  } catch {
    // A broken percent escape.
    return undefined
  }
}

const linkOf = (protocols: string[]) =>
  z
    .string("required")
    .max(textMax, "too_long")
    .transform((text, ctx) => {
      const href = linkIn(text.trim(), protocols)
      // Measured again as it is kept: escapes make it longer, and what is kept has to be readable by these rules.
      if (href && href.length <= textMax) return href
      if (href) {
        ctx.addIssue({ code: "custom", message: "too_long" })
        return z.NEVER
      }
      ctx.addIssue({ code: "custom", message: text.trim() ? "not_a_link" : "required" })
      return z.NEVER
    })

/** As a browser reads it, so that a host in other letters shows as what it is: in punycode (R59). */
export const LinkAddress = linkOf(["https:", "mailto:", "tel:"])
export const WebAddress = linkOf(["https:"])

export const linkPlaces = ["header", "footer", "home"] as const

export const CustomLink = z
  .strictObject({
    place: z.enum(linkPlaces, "required"),
    en: optionalLine(60),
    ar: optionalLine(60),
    url: LinkAddress,
  })
  .refine(({ en, ar }) => en || ar, { path: ["en"], message: "required" })
export type CustomLink = z.infer<typeof CustomLink>

export const linksMax = 20
/** In the order in which they are shown. */
export const CustomLinks = z.strictObject({ items: z.array(CustomLink).max(linksMax, "too_many") })
export type CustomLinks = z.infer<typeof CustomLinks>

import type { PortalSelf } from "../../../shared/customers.ts"
import type { Language } from "../../../shared/fields.ts"

/** What the settings page and the frame in it say to each other. */

/** The one page of ours that may stand in a frame, and only in a page of its own host: see infra/headers.ts. */
export const previewAddress = "/brand-preview.html"

export const previewPages = ["home", "invoices", "invoice", "signIn"] as const
export type PreviewPage = (typeof previewPages)[number]

/** All that the portal is drawn from: the brand as it is typed, and nothing of any customer. */
export type Draft = Pick<PortalSelf, "face" | "tenant" | "visibility" | "links"> & {
  page: PreviewPage
  language: Language
  scheme: "light" | "dark"
}

/** From the frame: it hears now, it has drawn a draft, it cannot. */
export type News = "hears" | "drawn" | "failed"

/** Anybody may send a message to a window that they can reach: only these two pages of one host are listened to. */
export const isFrom = ({ origin, source }: MessageEvent, other: Window | null | undefined) =>
  origin === window.location.origin && source !== null && source === other

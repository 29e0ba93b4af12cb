import { createEffect } from "solid-js"
import type { PortalFace } from "../../../shared/tenants.ts"
import { themeOf } from "../lib/theme.ts"
import { useFace, usePortalTitle } from "./face.tsx"

const escaped = (text: string) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** As the mark beside the title of a company without a logo. */
function letterMark({ colour }: PortalFace, title: string): string {
  const { brand, onBrand } = themeOf(colour, "light")
  const letter = escaped([...title][0]?.toUpperCase() ?? "")
  const text = `<text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="19" font-weight="600" text-anchor="middle" fill="${onBrand}">${letter}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${brand}"/>${text}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** The tab's picture: the company's logo, or its letter. The page comes with none, so that no other shows before. */
export function TabIcon() {
  const face = useFace()
  const title = usePortalTitle()
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  createEffect(() => {
    if (link && face) link.href = face.logoUrl ? `${face.logoUrl}&size=icon` : letterMark(face, title())
  })
  return null
}

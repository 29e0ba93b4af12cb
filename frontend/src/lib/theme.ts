import { contrast, fromOklch, shiftUntil, toOklch } from "./color.ts"

type Scheme = "light" | "dark"
type Theme = {
  /** Filled buttons, and the text on them. */
  brand: string
  brandHover: string
  onBrand: string
  /** Links and figures in the brand's colour, on the page and on its tint. */
  link: string
  tint: string
  /** Focus rings and thin marks. */
  ring: string
}

export const surfaces: Record<Scheme, string> = { light: "#ffffff", dark: "#17181c" }
const ink = "#14151a"
const textContrast = 4.5
const markContrast = 3

/**
 * What a tenant's colour becomes. The brand is adjusted, never the reader's eyes: text reaches 4.5, marks 3
 * (WCAG 2.2, 1.4.3 and 1.4.11), in both schemes.
 */
export function themeOf(colour: string, scheme: Scheme): Theme {
  const surface = surfaces[scheme]
  const direction = scheme === "light" ? "darker" : "lighter"
  const { h, c } = toOklch(colour)
  const tint = fromOklch({ l: scheme === "light" ? 0.97 : 0.27, c: Math.min(c, 0.025), h })
  const onBrand = contrast(colour, "#ffffff") >= textContrast ? "#ffffff" : ink
  const brand = shiftUntil(colour, [onBrand], textContrast, onBrand === ink ? "lighter" : "darker")
  const lighterHover = onBrand === ink
  const hover = toOklch(brand)
  const brandHover = fromOklch({
    ...hover,
    l: Math.min(0.99, Math.max(0.05, hover.l + (lighterHover ? 0.04 : -0.05))),
  })
  return {
    brand,
    brandHover: contrast(brandHover, onBrand) >= textContrast ? brandHover : brand,
    onBrand,
    link: shiftUntil(colour, [surface, tint], textContrast, direction),
    tint,
    ring: shiftUntil(colour, [surface], markContrast, direction),
  }
}

const names: Record<keyof Theme, string> = {
  brand: "--brand",
  brandHover: "--brand-hover",
  onBrand: "--on-brand",
  link: "--link",
  tint: "--tint",
  ring: "--ring",
}

/** Portico's own, where no tenant's is known. */
export const ownColour = "#0f766e"

/**
 * Both schemes at once: styles/tokens.css chooses, and so everything changes in one frame with the reader's scheme.
 * Set through the style object, which a strict `style-src` allows.
 */
export function applyTheme(colour: string) {
  const { style } = document.documentElement
  for (const scheme of ["light", "dark"] as const)
    for (const [key, value] of Object.entries(themeOf(colour, scheme)))
      style.setProperty(`${names[key as keyof Theme]}-${scheme}`, value)
}

/** Which of the two the reader sees now. */
export const schemeNow = (): Scheme => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")

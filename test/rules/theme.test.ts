import { expect, test } from "vitest"
import { contrast } from "../../frontend/src/lib/color.ts"
import { surfaces, themeOf } from "../../frontend/src/lib/theme.ts"

const steps = [0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255]
const hex = (value: number) => value.toString(16).padStart(2, "0")
const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${hex(r)}${hex(g)}${hex(b)}`)))

test.each(["light", "dark"] as const)(
  "whatever colour a tenant takes, its text stays readable in %s (WCAG AA)",
  (scheme) => {
    const worst = { button: 21, hover: 21, link: 21, tinted: 21, ring: 21 }
    for (const colour of colours) {
      const theme = themeOf(colour, scheme)
      worst.button = Math.min(worst.button, contrast(theme.brand, theme.onBrand))
      worst.hover = Math.min(worst.hover, contrast(theme.brandHover, theme.onBrand))
      worst.link = Math.min(worst.link, contrast(theme.link, surfaces[scheme]))
      worst.tinted = Math.min(worst.tinted, contrast(theme.link, theme.tint))
      worst.ring = Math.min(worst.ring, contrast(theme.ring, surfaces[scheme]))
    }
    expect(colours).toHaveLength(4096)
    for (const part of [worst.button, worst.hover, worst.link, worst.tinted])
      expect(part).toBeGreaterThanOrEqual(4.5)
    expect(worst.ring).toBeGreaterThanOrEqual(3)
  },
)

test("a colour that reads well is left alone", () => {
  expect(themeOf("#0f766e", "light").brand).toBe("#0f766e")
})

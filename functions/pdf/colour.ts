/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number]

export const ink: Colour = [0.1, 0.1, 0.13]
export const muted: Colour = [0.38, 0.4, 0.45]
export const hairline: Colour = [0.87, 0.88, 0.9]

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)

const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

const luminance = ([red, green, blue]: Colour) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** WCAG's contrast with white paper. */
export const contrastOnWhite = (colour: Colour) => 1.05 / (luminance(colour) + 0.05)

/** The tenant's colour, darkened as far as small text on white needs (WCAG: 4.5 to 1). */
export function readable(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = /^#[0-9a-f]{6}$/i.test(hex) ? channels(hex) : ink
  for (let shade = 1; shade > 0; shade -= 0.02) {
    const colour: Colour = [red * shade, green * shade, blue * shade]
    if (contrastOnWhite(colour) >= 4.5) return colour
  }
  return ink
}

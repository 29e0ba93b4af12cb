const linear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Black or white, whichever is readable on `hex` (WCAG: 4.5 to 1; one of them always is). */
export const textOn = (hex: string) => (1.05 / (luminance(hex) + 0.05) >= 4.5 ? "#ffffff" : "#000000")

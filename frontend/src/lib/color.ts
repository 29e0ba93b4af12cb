/** OKLCH, after Björn Ottosson (https://bottosson.github.io/posts/oklab/), and contrast after WCAG 2.2. */

type Rgb = [number, number, number]
type Oklch = { l: number; c: number; h: number }

const toLinear = (channel: number) =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
const toGamma = (channel: number) =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055

const parse = (hex: string): Rgb =>
  [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as Rgb

function print(rgb: Rgb) {
  const bytes = rgb.map((channel) =>
    Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, channel)))) * 255),
  )
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`
}

export function toOklch(hex: string): Oklch {
  const [r, g, b] = parse(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const [lightness, a, bb] = [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
  return { l: lightness, c: Math.hypot(a, bb), h: Math.atan2(bb, a) }
}

function toRgb({ l, c, h }: Oklch): Rgb {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
}

export const fromOklch = (colour: Oklch) => print(toRgb(colour))

function luminance(hex: string) {
  const [r, g, b] = parse(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** 1 to 21. */
export function contrast(a: string, b: string) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The nearest lightness, in the given direction, at which the colour stands out from all of `against`. */
export function shiftUntil(hex: string, against: string[], wanted: number, direction: "lighter" | "darker") {
  const colour = toOklch(hex)
  for (let step = 0; step <= 100; step++) {
    const l = direction === "darker" ? colour.l * (1 - step / 100) : colour.l + (1 - colour.l) * (step / 100)
    const shifted = step === 0 ? hex : fromOklch({ ...colour, l })
    if (against.every((other) => contrast(shifted, other) >= wanted)) return shifted
  }
  return direction === "darker" ? "#000000" : "#ffffff"
}

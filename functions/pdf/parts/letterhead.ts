import { set } from "../block.ts"
import { type Colour, muted } from "../colour.ts"
import { readPicture } from "../file/picture.ts"
import { drawPicture, fill } from "../sheet.ts"
import { tagged } from "../tags.ts"
import type { Label } from "./labels.ts"
import { contentWidth, inEach, type Letter, margin, put } from "./letter.ts"

export type Party = {
  name: string
  nameArabic?: string | undefined
  addressLines: string[]
  trn?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

export type Brand = { colour: string; logoPng?: Uint8Array | undefined }

const stampColours = {
  paid: [0.05, 0.43, 0.26],
  void: [0.7, 0.15, 0.15],
  accepted: [0.05, 0.43, 0.26],
  declined: [0.7, 0.15, 0.15],
  draft: muted,
} satisfies Record<string, Colour>

export type Stamp = keyof typeof stampColours

const logoBox = { width: 170, height: 44 }

/** The tenant's logo, or its name where there is none that can be read. */
function drawSender(letter: Letter, name: string, logoPng?: Uint8Array) {
  const picture = logoPng && readPicture(logoPng)
  if (picture) {
    const scale = Math.min(logoBox.width / picture.width, logoBox.height / picture.height)
    const [width, height] = [picture.width * scale, picture.height * scale]
    const box = { start: margin, top: letter.top, width, height }
    tagged(letter.sheet, "Figure", () => drawPicture(letter.sheet, picture, box), { alternative: name })
    return height
  }
  const style = { weight: "semiBold", size: 15, colour: letter.accent, leading: 19 } as const
  const words = set(letter.sheet, name, style, { width: 280, lines: 2 })
  put(letter, words, margin)
  return words.height
}

function drawStamp(letter: Letter, stamp: Stamp) {
  const colour = stampColours[stamp]
  const tint = colour.map((channel) => 1 - (1 - channel) * 0.11) as unknown as Colour
  const words = set(letter.sheet, inEach(letter, stamp).join(" · "), {
    weight: "semiBold",
    size: 8.5,
    colour,
  })
  const [width, height] = [words.width + 14, words.height + 4]
  fill(letter.sheet, { start: margin + contentWidth - width, top: letter.top, width, height }, tint)
  letter.top += 2
  put(letter, words, margin, contentWidth - 7, "end")
  letter.top += height
}

type Letterhead = {
  sender: Party
  logoPng?: Uint8Array | undefined
  title: Label
  subtitle?: Label | undefined
  stamp?: Stamp | undefined
}

export const nameIn = (language: "en" | "ar", { name, nameArabic }: Pick<Party, "name" | "nameArabic">) =>
  language === "ar" ? nameArabic || name : name

function drawTitle(letter: Letter, title: Label) {
  for (const [order, words] of inEach(letter, title).entries()) {
    const size = order ? 17 : 21
    const block = set(letter.sheet, words, { weight: "semiBold", leading: 26, size })
    put(letter, block, margin, contentWidth, "end")
    letter.top += order ? 30 : 29
  }
}

export function drawLetterhead(letter: Letter, { sender, logoPng, title, subtitle, stamp }: Letterhead) {
  const top = letter.top
  const senderHeight = drawSender(letter, nameIn(letter.first, sender), logoPng)
  tagged(letter.sheet, "H1", () => drawTitle(letter, title))
  if (subtitle) {
    const words = set(letter.sheet, inEach(letter, subtitle).join(" · "), { size: 9, colour: muted })
    put(letter, words, margin, contentWidth, "end")
    letter.top += words.height + 4
  }
  if (stamp) drawStamp(letter, stamp)
  letter.top = Math.max(letter.top, top + senderHeight) + 20
}

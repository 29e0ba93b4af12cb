import type { Language } from "../../../shared/fields.ts"
import { textOn } from "./colour.ts"
import { html, plainText } from "./user-text.ts"

/** What a mail says, as plain text throughout: only the layout makes HTML of it, so nothing can go in unescaped. */
export type MailContent = {
  subject: string
  preheader: string
  heading: string
  /** The one number that matters. */
  figure?: string
  /** Digits to be typed elsewhere. */
  code?: string
  paragraphs: string[]
  points?: string[]
  details?: [string, string][]
  lines?: { rows: [string, string][]; total: [string, string] }
  /** With a hint the address is also spelled out, for who cannot click. */
  button?: { label: string; url: string; hint?: string }
  /** Where else one may go; said, and spelled out in the plain text. */
  links?: { label: string; url: string }[]
  facts?: [string, string][]
  notes: string[]
  footer: string[]
  /** Where its reader switches mails of this kind off. */
  unsubscribe?: { label: string; url: string } | undefined
}

export type MailBrand = { name: string; colour: string; logoUrl?: string | undefined; language: Language }

const fonts = `-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Tahoma,Arial,sans-serif`
const ink = "#1a1f36"
const soft = "#5b6275"
const rule = "#e6e8ee"

/** Programs that know no dark mode read the inline colours and skip this. */
const darkStyles = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.pad{padding-left:24px!important;padding-right:24px!important}.outer{padding:12px 8px!important}.figure{font-size:32px!important}}
@media (prefers-color-scheme:dark){
.page{background:#0f1117!important}.card{background:#1b1e27!important;border-color:#2b2f3b!important}
.ink,.ink a{color:#f2f3f7!important}.soft,.soft a{color:#a6adbd!important}.rule{border-color:#333846!important}
.logo{background:#ffffff!important;padding:8px 12px!important}}
[data-ogsc] .ink{color:#f2f3f7!important}[data-ogsc] .soft{color:#a6adbd!important}`

const paragraph = (text: string, style: string, kind = "ink") =>
  `<p class="${kind}" style="margin:0 0 16px;${style}">${html(text)}</p>`

const body = `font-size:16px;line-height:26px;color:${ink}`
const small = `font-size:14px;line-height:22px;color:${soft}`

const table = (inside: string, style = "") =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;${style}">${inside}</table>`

type Sides = { start: "left" | "right"; end: "left" | "right" }

function row(label: string, value: string, { start, end }: Sides, strong = false) {
  const cell = `border-top:1px solid ${rule};padding:12px 0;font-size:15px;line-height:22px;vertical-align:top`
  const weight = strong ? `font-weight:600;color:${ink}` : `color:${soft}`
  return `<tr><td class="rule ${strong ? "ink" : "soft"}" align="${start}" style="${cell};${weight}">${html(label)}</td><td class="rule ink" align="${end}" style="${cell};padding-${start}:16px;color:${ink}${strong ? ";font-weight:600" : ""}">${html(value)}</td></tr>`
}

const rows = (pairs: [string, string][], sides: Sides) =>
  pairs.map(([label, value]) => row(label, value, sides)).join("")

/** Set wide, and from left to right in every language, so that digits are typed in the order they are read. */
const codeBox = (code: string) =>
  table(
    `<tr><td class="rule ink code" dir="ltr" align="center" style="padding:20px 12px;border:1px solid ${rule};border-radius:8px;font-size:36px;line-height:44px;font-weight:700;letter-spacing:10px;color:${ink};font-family:ui-monospace,Menlo,Consolas,monospace">${html(code)}</td></tr>`,
    "border-collapse:separate;margin:0 0 24px",
  )

function point(text: string, { start }: Sides, colour: string) {
  return `<tr><td width="24" valign="top" align="${start}" style="padding:4px 0;font-size:16px;line-height:24px"><span class="ink" style="color:${colour};font-weight:700">&#10003;</span></td><td class="ink" align="${start}" style="padding:4px 0;font-size:16px;line-height:24px;color:${ink}">${html(text)}</td></tr>`
}

/** The whole cell is coloured, so that Outlook, which ignores padding on links, draws a button as well. */
function button({ label, url, hint }: NonNullable<MailContent["button"]>, { colour }: MailBrand) {
  const text = textOn(colour)
  const link = `<a href="${html(url)}" target="_blank" style="display:inline-block;padding:14px 28px;font-family:${fonts};font-size:16px;line-height:20px;font-weight:600;color:${text};text-decoration:none;border-radius:8px">${html(label)}</a>`
  const spelled = hint
    ? `<p class="soft" style="margin:0 0 20px;font-size:13px;line-height:20px;color:${soft}">${html(hint)}<br><a href="${html(url)}" dir="ltr" style="color:${soft};text-decoration:underline;word-break:break-all">${html(url)}</a></p>`
    : ""
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px"><tr><td align="center" bgcolor="${colour}" style="border-radius:8px;background:${colour}">${link}</td></tr></table>${spelled}`
}

const moreLink = ({ label, url }: { label: string; url: string }) =>
  `<p class="ink" style="margin:0 0 12px;font-size:15px;line-height:22px"><a class="ink" href="${html(url)}" target="_blank" style="color:${ink};text-decoration:underline">${html(label)}</a></p>`

function header({ name, logoUrl, colour }: MailBrand) {
  const bar = `<tr><td height="6" bgcolor="${colour}" style="height:6px;line-height:6px;font-size:0;background:${colour};border-radius:12px 12px 0 0">&nbsp;</td></tr>`
  const mark = logoUrl
    ? `<span class="logo" style="display:inline-block;border-radius:6px"><img src="${html(logoUrl)}" height="40" alt="${html(plainText(name))}" style="display:block;height:40px;width:auto;max-width:220px;border:0"></span>`
    : `<span class="ink" style="font-size:20px;line-height:28px;font-weight:700;color:${ink}">${html(name)}</span>`
  return `${bar}<tr><td class="pad" style="padding:32px 40px 8px">${mark}</td></tr>`
}

function inside(content: MailContent, brand: MailBrand, sides: Sides) {
  const { figure, points = [], details = [], facts = [], links = [], lines } = content
  return [
    figure
      ? ""
      : `<h1 class="ink" style="margin:0 0 16px;font-size:24px;line-height:32px;font-weight:700;color:${ink}">${html(content.heading)}</h1>`,
    figure
      ? `<h1 class="soft" style="margin:0 0 4px;font-size:16px;line-height:24px;font-weight:400;color:${soft}">${html(content.heading)}</h1><p class="ink figure" style="margin:0 0 20px;font-size:38px;line-height:46px;font-weight:700;color:${ink}">${html(figure)}</p>`
      : "",
    content.code ? codeBox(content.code) : "",
    ...content.paragraphs.map((text) => paragraph(text, body)),
    points.length > 0 ? table(points.map((text) => point(text, sides, ink)).join(""), "margin:0 0 20px") : "",
    details.length > 0 ? table(rows(details, sides), "margin:0 0 20px") : "",
    lines ? table(rows(lines.rows, sides) + row(...lines.total, sides, true), "margin:0 0 24px") : "",
    content.button ? button(content.button, brand) : "",
    ...links.map(moreLink),
    facts.length > 0 ? table(rows(facts, sides), "margin:0 0 20px") : "",
    ...content.notes.map((text) => paragraph(text, small, "soft")),
  ].join("\n")
}

/** Never seen but in the list of an inbox; the padding keeps the body's first words out of it. */
const preheader = (text: string) =>
  `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:transparent;opacity:0">${html(text)}${"&#847;&zwnj;&nbsp;".repeat(40)}</div>`

const footerStyle = "font-size:12px;line-height:18px;margin:0 0 6px"

const unsubscribeLink = ({ label, url }: NonNullable<MailContent["unsubscribe"]>) =>
  `<p class="soft" style="${footerStyle}"><a href="${html(url)}" target="_blank" style="color:${soft};text-decoration:underline">${html(label)}</a></p>`

/** A whole page of tables and inline styles, which is what every mail program understands. */
export function mailHtml(content: MailContent, brand: MailBrand): string {
  const rtl = brand.language === "ar"
  const sides: Sides = rtl ? { start: "right", end: "left" } : { start: "left", end: "right" }
  const footer = content.footer.map((text) => paragraph(text, footerStyle, "soft"))
  if (content.unsubscribe) footer.push(unsubscribeLink(content.unsubscribe))
  return `<!doctype html>
<html lang="${brand.language}" dir="${rtl ? "rtl" : "ltr"}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark"><meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${html(plainText(content.subject))}</title><style>${darkStyles}</style></head>
<body class="page" dir="${rtl ? "rtl" : "ltr"}" style="margin:0;padding:0;background:#f3f4f7;font-family:${fonts};-webkit-text-size-adjust:100%">
${preheader(content.preheader)}
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f7" style="background:#f3f4f7"><tr><td class="outer" align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" dir="${rtl ? "rtl" : "ltr"}" style="max-width:560px;background:#ffffff;border:1px solid ${rule};border-radius:12px;border-collapse:separate;text-align:${sides.start};font-family:${fonts}">
${header(brand)}
<tr><td class="pad" style="padding:16px 40px 24px">
${inside(content, brand, sides)}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${rtl ? "rtl" : "ltr"}" style="max-width:560px;text-align:${sides.start};font-family:${fonts}"><tr><td class="pad" style="padding:20px 40px;color:${soft}">
${footer.join("\n")}
</td></tr></table>
</td></tr></table></body></html>`
}

/** The same for readers without HTML. */
export function mailText(content: MailContent): string {
  const pairs = (list: [string, string][]) => list.map(([label, value]) => `${label}: ${value}`).join("\n")
  const { points = [], details = [], facts = [], links = [], lines, button: action } = content
  const parts = [
    content.figure ? `${content.heading}\n${content.figure}` : content.heading,
    content.code,
    ...content.paragraphs,
    points.map((text) => `* ${text}`).join("\n"),
    pairs(details),
    lines && pairs([...lines.rows, lines.total]),
    action && `${action.label}:\n${action.url}`,
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    pairs(facts),
    ...content.notes,
    content.footer.length > 0 && `-- \n${content.footer.join("\n")}`,
    content.unsubscribe && `${content.unsubscribe.label}:\n${content.unsubscribe.url}`,
  ]
  return `${plainText(parts.filter(Boolean).join("\n\n"))}\n`
}

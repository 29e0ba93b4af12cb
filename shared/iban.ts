/** How long an account number is in each country, checksum included: the IBAN registry of ISO 13616 (SWIFT). */
const lengths: Record<string, number> = Object.fromEntries(
  (
    "NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 " +
    "LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 " +
    "MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 " +
    "AZ28 BY28 CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 SC31 MT31 LC32 RU33"
  )
    .split(" ")
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
)

const shape = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

/** The remainder by 97 of the number that stands when letters are read as 10 to 35 (ISO 7064, MOD 97-10). */
const remainder = (text: string) =>
  [...text].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0)

/** As printed on paper or by a bank's page: without its spaces, in capitals. */
export const compact = (text: string) => text.replace(/\s/g, "").toUpperCase()

/** Whether a compact text is an IBAN: of a country that has them, of its length, with the right checksum. */
export const isIban = (text: string) =>
  shape.test(text) &&
  lengths[text.slice(0, 2)] === text.length &&
  remainder(text.slice(4) + text.slice(0, 4)) === 1

/** In groups of four, as people read and compare it. */
export const inGroups = (iban: string) => iban.replace(/(.{4})(?=.)/g, "$1 ")

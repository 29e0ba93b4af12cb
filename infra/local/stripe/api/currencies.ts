import { invalid } from "../http/problem.ts"

/** docs.stripe.com/currencies, presentment currencies. */
export const supportedCurrencies =
  "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw".split(
    " ",
  )

const withoutDecimals = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ")
const withThreeDecimals = "bhd jod kwd omr tnd".split(" ")
/** Whole units in life, but still sent to Stripe times one hundred. */
const wholeUnitsInHundreds = ["isk", "ugx"]

/** Stripe's table of minimum charges; the last line is 0.50 USD converted, as Stripe does for the rest. */
const minimums: { [currency: string]: number } = {
  ...{
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
  },
  ...{ hkd: 400, huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200 },
  ...{ sek: 300, sgd: 50, thb: 1000 },
  ...{
    sar: 200,
    qar: 190,
    kwd: 160,
    bhd: 190,
    omr: 200,
    jod: 360,
    tnd: 1500,
    isk: 7000,
    ugx: 180000,
    krw: 700,
  },
}
const chargeMax = 99_999_999

export const decimals = (currency: string) =>
  withoutDecimals.includes(currency) ? 0 : withThreeDecimals.includes(currency) ? 3 : 2

export function formatAmount(amount: number, currency: string) {
  const digits = decimals(currency)
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const formatter = new Intl.NumberFormat("en", { style: "currency", currency, ...options })
  return formatter.format(amount / 10 ** digits)
}

/** Refuses what Stripe cannot express: thousandths that are no multiple of ten, parts of a króna. */
export function checkGranularity(amount: number, currency: string, param: string) {
  const step = withThreeDecimals.includes(currency) ? 10 : wholeUnitsInHundreds.includes(currency) ? 100 : 1
  if (amount % step === 0) return
  throw invalid(`Invalid amount: amounts in ${currency.toUpperCase()} must be divisible by ${step}.`, {
    code: "parameter_invalid_integer",
    param,
  })
}

export function checkTotal(total: number, currency: string) {
  const minimum = minimums[currency] ?? 50
  if (total < minimum) {
    const least = formatAmount(minimum, currency)
    throw invalid(`The Checkout Session's total amount due must add up to at least ${least}`, {
      code: "amount_too_small",
    })
  }
  if (total <= chargeMax) return
  const most = formatAmount(chargeMax, currency)
  throw invalid(`The Checkout Session's total amount due must be no more than ${most}`, {
    code: "amount_too_large",
  })
}

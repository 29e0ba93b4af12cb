import type { AnyObject, State } from "./state.ts"

/** What every part of the stand-in works on. */
export type World = {
  state: State
  /** The cloud's time in whole seconds, as Stripe counts. */
  seconds: () => number
  /** Where a browser finds the hosted pages. */
  pagesUrl: string
  publish: (account: string, type: string, object: AnyObject, previous?: object) => void
  save: () => void
}

/** The currency a country's accounts settle in. Countries missing here have no Connect accounts. */
export const countries: { [country: string]: string } = {
  ...{ AE: "aed", AU: "aud", BR: "brl", CA: "cad", CH: "chf", CZ: "czk", DK: "dkk", GB: "gbp", GI: "gbp" },
  ...{ HK: "hkd", HU: "huf", IN: "inr", JP: "jpy", LI: "chf", MX: "mxn", MY: "myr", NO: "nok", NZ: "nzd" },
  ...{ PL: "pln", RO: "ron", SE: "sek", SG: "sgd", TH: "thb", US: "usd", BG: "eur", HR: "eur", AT: "eur" },
  ...{ BE: "eur", CY: "eur", DE: "eur", EE: "eur", ES: "eur", FI: "eur", FR: "eur", GR: "eur", IE: "eur" },
  ...{ IT: "eur", LT: "eur", LU: "eur", LV: "eur", MT: "eur", NL: "eur", PT: "eur", SI: "eur", SK: "eur" },
}

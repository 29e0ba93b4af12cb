import { type Currency, decimals, type Money, money } from "../../shared/money.ts"

/**
 * Stripe's smallest charges (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). For a currency that is
 * not here Stripe converts its own minimum and refuses by itself.
 */
const minimums: Partial<Record<Currency, number>> = {
  AED: 200,
  AUD: 50,
  CAD: 50,
  CHF: 50,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  INR: 50,
  JPY: 50,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
}
const maximum = 99_999_999

/**
 * What a card is asked for: Stripe takes thousandths in tens only, so a dinar amount is rounded up to the next ten
 * fils. Up, because the invoice is then paid; the difference becomes the customer's credit.
 */
export function chargeable({ minor, currency }: Money): Money {
  const step = decimals(currency) === 3 ? 10 : 1
  return money(Math.ceil(minor / step) * step, currency)
}

export const isTooSmall = ({ minor, currency }: Money) => minor < (minimums[currency] ?? 1)
export const isTooLarge = ({ minor }: Money) => minor > maximum

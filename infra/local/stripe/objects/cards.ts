/** What Stripe's public test cards do (docs.stripe.com/testing). The number itself is never kept. */
export type Card = {
  brand: "visa" | "mastercard" | "amex"
  last4: string
  expMonth: number
  expYear: number
  outcome: Outcome
}
export type Outcome =
  | { does: "pay" }
  | { does: "challenge" }
  /** Asks each time, however it was saved: nobody can answer while the payer is away. */
  | { does: "challengeAlways" }
  /** Can be saved, and is declined whenever it is charged. */
  | ({ does: "declineCharge" } & Decline)
  | { does: "dispute" }
  | { does: "failRefund" }
  | ({ does: "decline" } & Decline)
export type Decline = { code: string; decline_code?: string; message: string }

const declined = (
  decline_code: string,
  message = "Your card was declined.",
  code = "card_declined",
): Outcome => ({
  does: "decline",
  code,
  decline_code,
  message,
})

const outcomes: { [number: string]: Outcome } = {
  "4242424242424242": { does: "pay" },
  "5555555555554444": { does: "pay" },
  "378282246310005": { does: "pay" },
  "4000000000000002": declined("generic_decline"),
  "4000000000009995": declined("insufficient_funds", "Your card has insufficient funds."),
  "4000000000000069": declined("expired_card", "Your card has expired.", "expired_card"),
  "4000000000000127": declined("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc"),
  "4000000000000341": { ...declined("generic_decline"), does: "declineCharge" } as Outcome,
  "4000002500003155": { does: "challenge" },
  "4000002760003184": { does: "challengeAlways" },
  "4000000000000259": { does: "dispute" },
  "4000000000005126": { does: "failRefund" },
}

const liveCard = declined(
  "test_mode_live_card",
  "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
)

type Typed = { number: string; expiry: string; cvc: string }
type CardErrors = { cardNumber?: string; cardExpiry?: string; cardCvc?: string }

/** The card behind what was typed, or what to say beside which field. */
export function readCard({ number, expiry, cvc }: Typed, seconds: number): Card | CardErrors {
  const digits = number.replace(/[\s-]/g, "")
  const brand = /^3[47]/.test(digits) ? "amex" : /^5/.test(digits) ? "mastercard" : "visa"
  const [, month, year] = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|20\d{2})\s*$/.exec(expiry) ?? []
  const expMonth = Number(month)
  const expYear = (Number(year) % 100) + 2000
  const errors: CardErrors = {
    ...(!isCardNumber(digits) && { cardNumber: "Your card number is invalid." }),
    ...(!(expMonth >= 1 && expMonth <= 12) && { cardExpiry: "Your card's expiration date is incomplete." }),
    ...(month &&
      Date.UTC(expYear, expMonth) / 1000 <= seconds && {
        cardExpiry: "Your card's expiration date is in the past.",
      }),
    ...(!(brand === "amex" ? /^\d{3,4}$/ : /^\d{3}$/).test(cvc.trim()) && {
      cardCvc: "Your card's security code is incomplete.",
    }),
  }
  if (Object.keys(errors).length > 0) return errors
  return { brand, last4: digits.slice(-4), expMonth, expYear, outcome: outcomes[digits] ?? liveCard }
}

/** The Luhn check every card number passes. */
function isCardNumber(digits: string) {
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

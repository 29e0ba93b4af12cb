import { createSignal, onCleanup } from "solid-js"
import { formatAmount, parseAmount } from "../../../../shared/money.ts"
import type { AskQuote, PaymentQuote } from "../../../../shared/payments.ts"
import { ApiError } from "../../lib/api.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { quotePayment } from "../api.ts"

const pauseMilliseconds = 300

/** How much of a payment is paid now: all of it until something else is typed, then what the server makes of that. */
export function createPart(asked: () => AskQuote, whole: () => PaymentQuote) {
  const { minor: due, currency } = whole().due
  const [typed, setTyped] = createSignal(formatAmount(due, currency))
  const [quote, setQuote] = createSignal<PaymentQuote>()
  const [error, setError] = createSignal<string>()
  const [problem, setProblem] = createSignal<ApiError>()
  const [waiting, setWaiting] = createSignal(false)
  let pause: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(pause))

  const minor = () => parseAmount(plainDecimal(typed()), currency)

  function refuse(refusal: unknown) {
    if (!(refusal instanceof ApiError)) throw refusal
    const field = refusal.fields?.minor
    setError(field)
    setProblem(field ? undefined : refusal)
  }

  async function ask(text: string, part: number) {
    try {
      const answer = await quotePayment({ ...asked(), minor: part })
      if (text === typed()) setQuote(answer)
    } catch (refusal) {
      if (text === typed()) refuse(refusal)
    } finally {
      if (text === typed()) setWaiting(false)
    }
  }

  function type(text: string) {
    clearTimeout(pause)
    setTyped(text)
    setProblem(undefined)
    const part = minor()
    setError(part === undefined ? "not_an_amount" : undefined)
    setWaiting(part !== undefined)
    if (part !== undefined) pause = setTimeout(() => ask(text, part), pauseMilliseconds)
  }

  return {
    typed,
    type,
    error,
    problem,
    waiting,
    quote: () => quote() ?? whole(),
    /** Unsaid where all is paid, so that the server decides what that is. */
    minor: () => (minor() === due ? undefined : minor()),
  }
}
export type Part = ReturnType<typeof createPart>

import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js"
import type { DraftLine } from "../../../../shared/documents.ts"
import { ApiError } from "../../lib/api.ts"
import { type AskPrice, type Priced, price } from "./api.ts"

const restMilliseconds = 350
const number = /^\d{1,12}(\.\d{1,8})?$/

const complete = (line: DraftLine) => number.test(line.quantity) && number.test(line.unitPrice)

/** Lines that can be priced already: a description is not needed for a sum. */
const priceable = (asked: AskPrice): AskPrice => ({
  ...asked,
  lines: asked.lines.filter(complete).map((line) => ({
    ...line,
    description: line.description.trim() || "-",
    descriptionArabic: undefined,
  })),
})

/** The sums of what is being typed, from the server, once typing rests. `stale` until they are of what stands there. */
export function createPricing(asked: Accessor<AskPrice>) {
  const [priced, setPriced] = createSignal<Priced>()
  const [stale, setStale] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function ask(request: AskPrice, turn: number) {
    try {
      const answer = await price(request)
      if (turn === latest) setPriced(answer)
      setFailed(false)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // What is not right is said at its field when the draft is saved; until then there is no sum.
      if (turn === latest) setPriced(undefined)
      setFailed(error.code !== "invalid_input")
    } finally {
      if (turn === latest) setStale(false)
    }
  }

  createEffect(
    on(
      () => JSON.stringify(priceable(asked())),
      (text) => {
        const request = JSON.parse(text) as AskPrice
        clearTimeout(timer)
        const turn = ++latest
        if (request.lines.length === 0) return setPriced(undefined)
        setStale(true)
        timer = setTimeout(() => ask(request, turn), restMilliseconds)
      },
    ),
  )
  onCleanup(() => clearTimeout(timer))

  /** What a line comes to before tax. */
  function net(at: number) {
    const lines = asked().lines
    const line = lines[at]
    return line && complete(line)
      ? priced()?.lines[lines.slice(0, at).filter(complete).length]?.net
      : undefined
  }
  return { priced, stale, failed, net }
}
export type Pricing = ReturnType<typeof createPricing>

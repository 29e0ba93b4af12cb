import { createSignal } from "solid-js"
import { ApiError } from "./api.ts"

/** One call at a time, with its error kept for the page to show. */
export function createAction<A extends unknown[], R>(run: (...given: A) => Promise<R>) {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<ApiError>()

  async function start(...given: A): Promise<R | undefined> {
    if (busy()) return undefined
    setBusy(true)
    setError(undefined)
    try {
      return await run(...given)
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      setError(thrown)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { run: start, busy, error }
}

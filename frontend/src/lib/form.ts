import { createSignal } from "solid-js"
import { createStore, unwrap } from "solid-js/store"
import { ApiError } from "./api.ts"

type Texts = Record<string, string>

export type FieldProps = {
  name: string
  value: string
  error: string | undefined
  onInput: (text: string) => void
}

type Plan<V extends Texts, R> = {
  initial: V
  /** Asked for before anything is sent; every other rule is the server's. */
  required?: (keyof V & string)[]
  send: (values: V) => Promise<R>
  sent?: (result: R, values: V) => unknown
}

const missingOf = <V extends Texts>(values: V, required: (keyof V & string)[]) =>
  Object.fromEntries(required.filter((name) => !values[name]?.trim()).map((name) => [name, "required"]))

/** Values, field errors (as keys, so that they change language in place) and one call. */
export function createForm<V extends Texts, R>(plan: Plan<V, R>) {
  const [values, setValues] = createStore<Texts>({ ...plan.initial })
  const [errors, setErrors] = createSignal<Texts>({})
  const [problem, setProblem] = createSignal<ApiError>()
  const [busy, setBusy] = createSignal(false)

  function set(name: keyof V & string, text: string) {
    setValues(name, text)
    setErrors(({ [name]: _, ...others }) => others)
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (busy()) return
    const form = event.currentTarget as HTMLFormElement
    const typed = { ...unwrap(values) } as V
    setProblem(undefined)
    setErrors(missingOf(typed, plan.required ?? []))
    if (Object.keys(errors()).length === 0) await run(typed)
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }

  async function run(typed: V) {
    setBusy(true)
    try {
      const result = await plan.send(typed)
      await plan.sent?.(result, typed)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setErrors(error.fields ?? {})
      if (!stands(error)) setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  /** At the fields themselves; else it must stand above them. */
  const stands = ({ fields }: ApiError) =>
    fields !== undefined && Object.keys(fields).every((name) => name in values)

  const field = (name: keyof V & string): FieldProps => ({
    name,
    get value() {
      return values[name] ?? ""
    },
    get error() {
      return errors()[name]
    },
    onInput: (text) => set(name, text),
  })

  return { values: values as V, set, field, errors, problem, busy, submit }
}

/** What whatever draws a form has to know of it. */
export type Form = Pick<ReturnType<typeof createForm>, "submit" | "problem" | "busy">

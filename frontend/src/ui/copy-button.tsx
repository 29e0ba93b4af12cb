import { createSignal, onCleanup } from "solid-js"
import { Button } from "./button.tsx"

const saidMilliseconds = 2000

/** Says for a moment that it worked, in a live region. */
export function CopyButton(props: {
  text: string
  label: string
  copied: string
  /** For who hears it among others. */
  name?: string
}) {
  const [done, setDone] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function copy() {
    await navigator.clipboard.writeText(props.text)
    setDone(true)
    clearTimeout(timer)
    timer = setTimeout(() => setDone(false), saidMilliseconds)
  }

  return (
    <Button onClick={copy} label={props.name}>
      <span aria-live="polite">{done() ? props.copied : props.label}</span>
    </Button>
  )
}

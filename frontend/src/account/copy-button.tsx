import { createSignal, onCleanup } from "solid-js"
import { Button } from "../ui/button.tsx"
import { useAccountWords } from "./words.tsx"

const saidMilliseconds = 2000

/** Says for a moment that it worked; the words change in a live region. */
export function CopyButton(props: { text: string; label: string }) {
  const { t } = useAccountWords()
  const [copied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function copy() {
    await navigator.clipboard.writeText(props.text)
    setCopied(true)
    clearTimeout(timer)
    timer = setTimeout(() => setCopied(false), saidMilliseconds)
  }

  return (
    <Button onClick={copy}>
      <span aria-live="polite">{copied() ? t().copied : props.label}</span>
    </Button>
  )
}

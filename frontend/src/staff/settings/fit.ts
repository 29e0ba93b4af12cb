import { createSignal, onCleanup, onMount } from "solid-js"

/** Whether an element has come into sight, once and for all. */
export function createSeen(element: () => HTMLElement | undefined) {
  const [seen, setSeen] = createSignal(false)
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    setSeen(true)
    observer.disconnect()
  })
  onMount(() => {
    const seeable = element()
    if (seeable) observer.observe(seeable)
  })
  onCleanup(() => observer.disconnect())
  return seen
}

/** By how much something `width` wide is to shrink to fit into an element; it never grows. */
export function createFit(element: () => HTMLElement | undefined, width: () => number) {
  const [room, setRoom] = createSignal(0)
  const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width))
  onMount(() => {
    const roomy = element()
    if (roomy) observer.observe(roomy)
  })
  onCleanup(() => observer.disconnect())
  return () => Math.min(1, room() / width())
}

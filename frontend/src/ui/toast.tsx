import { createContext, createSignal, For, type JSX, useContext } from "solid-js"

type Toast = { id: number; text: string }
const ToastContext = createContext<(text: string) => void>()
const shownMilliseconds = 6000
let count = 0

/** Short news that needs no answer. The live region is always there, so that it is read out. */
export function ToastProvider(props: { children: JSX.Element }) {
  const [toasts, setToasts] = createSignal<Toast[]>([])
  const [held, setHeld] = createSignal(false)

  function drop(id: number) {
    if (held()) setTimeout(() => drop(id), shownMilliseconds)
    else setToasts((all) => all.filter((toast) => toast.id !== id))
  }
  function show(text: string) {
    const id = ++count
    setToasts((all) => [...all, { id, text }])
    setTimeout(() => drop(id), shownMilliseconds)
  }

  return (
    <ToastContext.Provider value={show}>
      {props.children}
      <div
        class="toasts"
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
      >
        <For each={toasts()}>{(toast) => <p class="toast">{toast.text}</p>}</For>
      </div>
    </ToastContext.Provider>
  )
}

export function useToast() {
  const toast = useContext(ToastContext)
  if (!toast) throw new Error("not below ToastProvider")
  return toast
}

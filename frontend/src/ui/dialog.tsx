import { createEffect, createUniqueId, type JSX, onCleanup } from "solid-js"
import { useCommon } from "./common.tsx"

/** The platform's modal: it traps focus, closes on Escape and gives the focus back. */
export function Dialog(props: { open: boolean; onClose: () => void; title: string; children: JSX.Element }) {
  const words = useCommon()
  const id = createUniqueId()
  let element: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && !element?.open) element?.showModal()
    if (!props.open && element?.open) element.close()
  })
  let gone = false
  // Taken away while open: only closing gives the focus back.
  onCleanup(() => {
    gone = true
    element?.close()
  })
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={id}
      onClose={() => !gone && props.open && props.onClose()}
    >
      <header class="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <button type="button" class="icon-button" aria-label={words().close} onClick={() => props.onClose()}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {props.children}
    </dialog>
  )
}

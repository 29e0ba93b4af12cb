import type { ParentProps } from "solid-js"
import { StepUp } from "../account/step-up.tsx"
import { ToastProvider } from "../ui/toast.tsx"

/** Around the pages that change access: only they may have to ask for a fresh proof of who the reader is. */
export const OwnPages = (props: ParentProps) => (
  <ToastProvider>
    {props.children}
    <StepUp />
  </ToastProvider>
)

import { Show } from "solid-js"
import { Dialog } from "../ui/dialog.tsx"
import { RecoveryCodesView } from "./recovery-codes.tsx"
import { SetUpSecondFactor, type SetUpWay } from "./set-up.tsx"
import { useAccountWords } from "./words.tsx"

export type Open = { kind: "setUp"; way: SetUpWay } | { kind: "codes"; codes: string[] }

/** Setting up and new codes, in one dialog each. */
export function TwoStepLayer(props: { open: Open | undefined; close: () => void }) {
  const { t } = useAccountWords()
  const title = () => {
    if (props.open?.kind === "codes") return t().setUp.codesTitle
    return props.open?.way === "passkey" ? t().twoStep.addPasskey : t().setUp.app
  }
  return (
    <Dialog open={props.open !== undefined} onClose={props.close} title={title()}>
      <Show when={props.open} keyed>
        {(open) =>
          open.kind === "codes" ? (
            <RecoveryCodesView codes={open.codes} kept={props.close} />
          ) : (
            <SetUpSecondFactor start={open.way} done={props.close} cancel={props.close} />
          )
        }
      </Show>
    </Dialog>
  )
}

import { revalidate } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import type { EstimateDetail } from "../../../../shared/estimates.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useSelf } from "../session.tsx"
import { estimates, getEstimate, getEstimates } from "./api.ts"
import { useEstimateWords } from "./words.ts"

type Props = { detail: EstimateDetail; close: () => void }

const reload = (id: string) => revalidate([getEstimate.keyFor(id), getEstimates.key])

function Ends(props: {
  close: () => void
  busy: boolean
  kind: "primary" | "danger"
  children: JSX.Element
}) {
  const { own } = useEstimateWords()
  return (
    <div class="actions" data-end="">
      <Button onClick={props.close}>{own().cancel}</Button>
      <Button kind={props.kind} type="submit" busy={props.busy}>
        {props.children}
      </Button>
    </div>
  )
}

function AcceptForm(props: Props) {
  const { own, money } = useEstimateWords()
  const { self } = useSelf()
  const { id, total, revision } = props.detail.estimate
  const form = createForm({
    initial: { name: self().contact.name, purchaseOrder: "" },
    required: ["name"],
    send: ({ name, purchaseOrder }) =>
      estimates.accept(id, { name, purchaseOrder: purchaseOrder || undefined, revision }),
    sent: async () => {
      props.close()
      await reload(id)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{own().acceptText(money(total))}</p>
      <Problem error={form.problem()} reasons={own().reasons} />
      <TextField {...form.field("name")} label={own().name} hint={own().nameHint} autocomplete="name" />
      <TextField {...form.field("purchaseOrder")} label={own().purchaseOrder} optional />
      <Ends close={props.close} busy={form.busy()} kind="primary">
        {own().accept}
      </Ends>
    </form>
  )
}

function DeclineForm(props: Props) {
  const { own } = useEstimateWords()
  const { id, revision } = props.detail.estimate
  const form = createForm({
    initial: { reason: "" },
    required: ["reason"],
    send: ({ reason }) => estimates.decline(id, { reason, revision }),
    sent: async () => {
      props.close()
      await reload(id)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{own().declineText}</p>
      <Problem error={form.problem()} reasons={own().reasons} />
      <TextArea {...form.field("reason")} label={own().reason} hint={own().reasonHint} dir="auto" />
      <Ends close={props.close} busy={form.busy()} kind="danger">
        {own().decline}
      </Ends>
    </form>
  )
}

export function AcceptDialog(props: Props & { open: boolean }) {
  const { own } = useEstimateWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().acceptTitle(props.detail.estimate.number)}>
      <Show when={props.open}>
        <AcceptForm {...props} />
      </Show>
    </Dialog>
  )
}

export function DeclineDialog(props: Props & { open: boolean }) {
  const { own } = useEstimateWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().declineTitle(props.detail.estimate.number)}>
      <Show when={props.open}>
        <DeclineForm {...props} />
      </Show>
    </Dialog>
  )
}

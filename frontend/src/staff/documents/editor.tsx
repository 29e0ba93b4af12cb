import { createMemo, type JSX, Show } from "solid-js"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import type { Customer } from "../../../../shared/customers.ts"
import type { Currency } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useStaff } from "../session.tsx"
import { AttachmentField } from "./attachments.tsx"
import { createLines, type LineDraft } from "./draft.ts"
import { HeadFields, isRated } from "./head.tsx"
import { createLeaving } from "./leaving.tsx"
import { LineItems } from "./lines.tsx"
import { createPricing } from "./pricing.ts"
import { SumsPreview } from "./sums.tsx"
import { TextFields } from "./texts.tsx"
import { createUploads } from "./uploads.ts"
import type { Values } from "./values.ts"
import { useDocumentWords } from "./words.ts"
import "./documents.css"

type Content = { lines: ReturnType<ReturnType<typeof createLines>["input"]>; attachmentIds: string[] }

export type EditorProps = {
  kind: "invoice" | "estimate"
  customer: Customer
  initial: Values
  lines: LineDraft[]
  files: AttachmentView[]
  back: string
  /** What is edited is published already: there is nothing to publish. */
  published?: boolean
  notice?: JSX.Element
  save: (values: Values, content: Content, rated: boolean) => Promise<string>
  saved: (id: string) => unknown
  /** Asked once the draft is saved. */
  publish: (id: string, total: string) => Asked
}

/** Everything one document is while it is being written; what is sent is decided by whichever button was pressed. */
function createEditor(props: EditorProps, ask: (asked: Asked) => void) {
  const { tenant } = useStaff()
  const { money } = useDocumentWords()
  const lines = createLines(props.lines)
  const uploads = createUploads(() => props.customer.id, props.files)
  let publishing = false
  const content = () => ({ lines: lines.input(), attachmentIds: uploads.ids() })
  const ratedIn = (currency: string) => props.kind === "invoice" && isRated(currency, tenant().trn)
  const leaving = createLeaving(() => JSON.stringify([form.values, content()]))
  const form = createForm<Values, string>({
    initial: props.initial,
    required: ["issuedOn", props.kind === "invoice" ? "dueOn" : "expiresOn"],
    send: (values) => props.save(values, content(), ratedIn(values.currency)),
    sent: (id) => {
      leaving.keep()
      if (!publishing) return props.saved(id)
      const total = pricing.priced()?.total
      ask(props.publish(id, total ? money(total) : ""))
    },
  })
  const pricing = createPricing(() => ({
    currency: form.values.currency as Currency,
    pricesIncludeTax: form.values.pricesIncludeTax === "yes",
    lines: lines.input(),
  }))
  leaving.keep()

  function submit(element: HTMLFormElement, toPublish: boolean) {
    publishing = toPublish
    element.requestSubmit()
  }
  const rated = () => ratedIn(form.values.currency)
  return { form, lines, uploads, pricing, rated, leaving, submit }
}

/** Writes an invoice or an estimate, by mouse or without leaving the keyboard. */
export function DocumentEditor(
  props: EditorProps & { asked: Asked | undefined; ask: (asked?: Asked) => void },
) {
  const { own, t } = useDocumentWords()
  const editor = createEditor(props, props.ask)
  const { form, lines, uploads, pricing } = editor
  let element!: HTMLFormElement
  const busy = createMemo(() => form.busy() || uploads.busy())
  function onKeys(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey)) return
    const publish = event.key === "Enter" && !props.published
    if (!publish && event.key.toLowerCase() !== "s") return
    event.preventDefault()
    editor.submit(element, publish)
  }
  return (
    <form ref={element} class="editor" novalidate onSubmit={form.submit} onKeyDown={onKeys}>
      <Problem error={form.problem()} />
      {props.notice}
      <HeadFields kind={props.kind} form={form} customer={props.customer} rated={editor.rated()} />
      <LineItems lines={lines} pricing={pricing} errors={form.errors()} />
      <fieldset class="card group">
        <legend>{own().texts}</legend>
        <TextFields field={form.field} customerId={props.customer.id} />
        <AttachmentField uploads={uploads} />
      </fieldset>
      <div class="editor-bar">
        <SumsPreview pricing={pricing} />
        <div class="actions">
          <ButtonLink href={props.back}>{t().app.cancel}</ButtonLink>
          <Button
            busy={busy()}
            kind={props.published ? "primary" : "plain"}
            onClick={() => editor.submit(element, false)}
          >
            {props.published ? own().save : own().saveDraft}
          </Button>
          <Show when={!props.published}>
            <Button kind="primary" busy={busy()} onClick={() => editor.submit(element, true)}>
              {own().publish}
            </Button>
          </Show>
        </div>
      </div>
      <Confirm asked={props.asked} cancel={t().app.cancel} close={() => props.ask(undefined)} />
      <Confirm asked={editor.leaving.asked()} cancel={t().app.cancel} close={editor.leaving.stay} />
    </form>
  )
}

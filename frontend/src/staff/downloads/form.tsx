import { createSignal, For, Show } from "solid-js"
import type { DownloadLine, WriteDownload } from "../../../../shared/downloads.ts"
import { ApiError } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Segments } from "../../ui/segments.tsx"
import { AttachmentField } from "../documents/attachments.tsx"
import { CustomerPicker } from "../documents/customer-picker.tsx"
import { createUploads } from "../documents/uploads.ts"
import "../documents/documents.css"
import "./downloads.css"
import { downloads } from "./api.ts"
import { useDownloadWords } from "./words.ts"

type Chosen = { id: string; name: string }
type Props = { download: DownloadLine | undefined; sent: () => void; close: () => void }

/** A download that is being written: its titles, its one file, and who gets it. */
function createDownload(props: Props) {
  const known = props.download
  const uploads = createUploads(() => undefined, known && [known.file], { most: 1 })
  const [audience, setAudience] = createSignal<"everybody" | "chosen">(
    known?.customers ? "chosen" : "everybody",
  )
  const [chosen, setChosen] = createSignal<Chosen[]>(known?.customers ?? [])
  const form = createForm({
    initial: { en: known?.en ?? "", ar: known?.ar ?? "" },
    send: async ({ en, ar }) => {
      const [attachmentId] = uploads.ids()
      if (!attachmentId) throw new ApiError({ code: "conflict", reason: "attachment_missing" })
      const input: WriteDownload = {
        en,
        ar,
        attachmentId,
        customerIds: audience() === "chosen" ? chosen().map(({ id }) => id) : null,
      }
      return known ? downloads.change(known, input) : downloads.add(input)
    },
    sent: props.sent,
  })
  const drop = (id: string) => setChosen((all) => all.filter((each) => each.id !== id))
  const choose = ({ id, name }: Chosen) =>
    setChosen((all) => [...all.filter((each) => each.id !== id), { id, name }])
  return { form, uploads, audience, setAudience, chosen, drop, choose }
}
type Written = ReturnType<typeof createDownload>

function ChosenCustomers(props: { written: Written }) {
  const { own } = useDownloadWords()
  const common = useCommon()
  return (
    <div class="stack">
      <ul class="chosen-customers" aria-label={own().chosen}>
        <For each={props.written.chosen()} fallback={<li class="soft small">{own().noneChosen}</li>}>
          {(customer) => (
            <li class="file">
              <bdi class="file-name">{customer.name}</bdi>
              <button
                type="button"
                class="icon-button"
                aria-label={own().drop(customer.name)}
                onClick={() => props.written.drop(customer.id)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.written.form.errors().customerIds}>
        {(key) => <p class="field-error">{common().field(key())}</p>}
      </Show>
      <CustomerPicker choose={props.written.choose} />
    </div>
  )
}

export function DownloadForm(props: Props) {
  const { own, t } = useDownloadWords()
  const written = createDownload(props)
  return (
    <form class="stack" novalidate onSubmit={written.form.submit}>
      <Problem error={written.form.problem()} reasons={own().errors} />
      <TextField {...written.form.field("en")} label={own().english} />
      <TextField {...written.form.field("ar")} label={own().arabic} lang="ar" dir="rtl" optional />
      <fieldset class="stack">
        <legend class="label">{own().file}</legend>
        <AttachmentField uploads={written.uploads} one />
      </fieldset>
      <fieldset class="stack">
        <legend class="label">{own().who}</legend>
        <Segments
          label={own().who}
          options={(["everybody", "chosen"] as const).map((value) => ({ value, text: own()[value] }))}
          value={written.audience()}
          onChoose={written.setAudience}
        />
        <Show when={written.audience() === "chosen"}>
          <ChosenCustomers written={written} />
        </Show>
      </fieldset>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={written.form.busy()} disabled={written.uploads.busy()}>
          {t().app.save}
        </Button>
      </div>
    </form>
  )
}

import { revalidate, useNavigate } from "@solidjs/router"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DateField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { invoices } from "../documents/api.ts"
import { AttachmentField } from "../documents/attachments.tsx"
import { createLeaving } from "../documents/leaving.tsx"
import { TextFields } from "../documents/texts.tsx"
import { createUploads } from "../documents/uploads.ts"
import { useDocumentWords } from "../documents/words.ts"
import { paths } from "../paths.ts"
import { reloadInvoices } from "./acts.ts"
import { useInvoiceWords } from "./words.ts"

const given = (text: string) => text.trim() || undefined

function createCorrection(detail: InvoiceDetail) {
  const { own } = useDocumentWords()
  const toast = useToast()
  const navigate = useNavigate()
  const { invoice } = detail
  const uploads = createUploads(() => invoice.customerId, detail.attachments)
  const form = createForm({
    initial: {
      dueOn: invoice.dueOn,
      reference: invoice.reference ?? "",
      notes: invoice.notes ?? "",
      terms: invoice.terms ?? "",
      projectId: invoice.projectId ?? "",
    },
    required: ["dueOn"],
    send: (values) =>
      invoices.correct(invoice.customerId, invoice.id, {
        dueOn: values.dueOn,
        reference: given(values.reference),
        notes: given(values.notes),
        terms: given(values.terms),
        projectId: given(values.projectId),
        attachmentIds: uploads.ids(),
      }),
    sent: async () => {
      leaving.keep()
      toast(own().changesSaved)
      await revalidate(reloadInvoices)
      navigate(paths.invoice(invoice.customerId, invoice.id))
    },
  })
  const leaving = createLeaving(() => JSON.stringify([form.values, uploads.ids()]))
  leaving.keep()
  return { form, uploads }
}

/** What may change on a published tax invoice, and kindly why the rest may not. */
export function CorrectForm(props: { detail: InvoiceDetail }) {
  const { own, t } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  const { form, uploads } = createCorrection(props.detail)
  const { customerId, id } = props.detail.invoice
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <div class="notice stack">
        <p class="strong">{own().taxTitle}</p>
        <p>{own().taxText}</p>
        <div class="actions">
          <ButtonLink href={paths.newCreditNote(customerId, id)}>{own().creditNote}</ButtonLink>
        </div>
      </div>
      <Problem error={form.problem()} />
      <fieldset class="card group">
        <legend>{own().correct}</legend>
        <div class="columns">
          <DateField {...form.field("dueOn")} label={document().dueOn} />
          <TextField {...form.field("reference")} label={document().reference} optional />
        </div>
        <TextFields field={form.field} customerId={customerId} />
        <AttachmentField uploads={uploads} />
      </fieldset>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy() || uploads.busy()}>
          {t().app.save}
        </Button>
        <ButtonLink href={paths.invoice(customerId, id)}>{t().app.cancel}</ButtonLink>
      </div>
    </form>
  )
}

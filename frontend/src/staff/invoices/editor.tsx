import { revalidate, useNavigate, useParams } from "@solidjs/router"
import { createSignal, type JSX, Show } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import type { Asked } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer, getInvoice } from "../api.ts"
import { invoices } from "../documents/api.ts"
import { blankLine, lineOf } from "../documents/draft.ts"
import { DocumentEditor, type EditorProps } from "../documents/editor.tsx"
import { NewForCustomer } from "../documents/new-document.tsx"
import { createOnce } from "../documents/once.ts"
import { blankValues, invoiceInput, invoiceValues } from "../documents/values.ts"
import { useDocumentWords } from "../documents/words.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { useToday } from "../today.ts"
import { createInvoiceActs, isTaxInvoice, reloadInvoices } from "./acts.ts"
import { CorrectForm } from "./correct.tsx"
import { useInvoiceWords } from "./words.ts"

/** The usual rate where the company is registered for tax. */
const usualTax = "5"

function useBlank(customer: Customer) {
  const { own } = useDocumentWords()
  return blankValues(customer.currency, useToday()(), own().rateSourceValue)
}

type Written = Pick<EditorProps, "initial" | "lines" | "files" | "back"> & { notice?: JSX.Element }

function InvoiceEditor(props: Written & { customer: Customer; detail?: InvoiceDetail }) {
  const { own: document } = useDocumentWords()
  const navigate = useNavigate()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  const acts = createInvoiceActs()
  // What a first saving made is what the second one changes.
  let id = props.detail?.invoice.id
  const published = () => props.detail?.invoice.document === "published"
  return (
    <DocumentEditor
      kind="invoice"
      customer={props.customer}
      initial={props.initial}
      lines={props.lines}
      files={props.files}
      back={props.back}
      notice={props.notice}
      published={published()}
      save={async (values, content, rated) => {
        const input = invoiceInput(values, content, rated)
        const { invoice } = id
          ? await invoices.change(props.customer.id, id, input)
          : await invoices.draft(props.customer.id, input)
        id = invoice.id
        await revalidate(reloadInvoices)
        return invoice.id
      }}
      saved={(savedId) => {
        toast(published() ? document().changesSaved : document().saved)
        navigate(paths.invoice(props.customer.id, savedId))
      }}
      publish={(savedId, total) => acts.publish(props.customer, savedId, total)}
      asked={asked()}
      ask={setAsked}
    />
  )
}

function NewEditor(props: { customer: Customer }) {
  const { tenant } = useStaff()
  return (
    <InvoiceEditor
      customer={props.customer}
      initial={useBlank(props.customer)}
      lines={[blankLine(tenant().trn ? usualTax : "")]}
      files={[]}
      back={paths.customerInvoices(props.customer.id)}
    />
  )
}

export function NewInvoicePage() {
  const { t, own } = useInvoiceWords()
  return (
    <NewForCustomer
      title={own().newTitle}
      needs="documents.write"
      back={{ href: paths.invoices, text: t().invoices.title }}
    >
      {(customer) => <NewEditor customer={customer} />}
    </NewForCustomer>
  )
}

function Editor(props: { customer: Customer; detail: InvoiceDetail }) {
  const { own } = useInvoiceWords()
  const { invoice } = props.detail
  return (
    <InvoiceEditor
      customer={props.customer}
      detail={props.detail}
      initial={invoiceValues(invoice, useBlank(props.customer))}
      lines={invoice.lines.map(lineOf)}
      files={props.detail.attachments}
      back={paths.invoice(props.customer.id, invoice.id)}
      notice={
        <Show when={invoice.document === "published"}>
          <p class="notice">{own().publishedText}</p>
        </Show>
      }
    />
  )
}

function EditInvoice(props: { customerId: string; id: string }) {
  const { own } = useInvoiceWords()
  const { tenant } = useStaff()
  const loaded = createOnce(async () => {
    const [{ customer }, detail] = await Promise.all([
      getCustomer(props.customerId),
      getInvoice(props.customerId, props.id),
    ])
    return { customer, detail, fixed: isTaxInvoice(detail, tenant().trn) }
  })
  return (
    <Show when={loaded()} keyed>
      {({ customer, detail, fixed }) => (
        <>
          <PageHead
            title={
              detail.invoice.number
                ? (fixed ? own().correctTitle : own().editTitle)(detail.invoice.number)
                : own().editDraft
            }
            back={{
              href: paths.invoice(customer.id, detail.invoice.id),
              text: detail.invoice.number || own().draftName,
            }}
          />
          <Show when={fixed} fallback={<Editor customer={customer} detail={detail} />}>
            <CorrectForm detail={detail} />
          </Show>
        </>
      )}
    </Show>
  )
}

export function EditInvoicePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="documents.write">
      <Load keys={[getInvoice.key, getCustomer.key]} skeleton={<FormSkeleton />}>
        <EditInvoice customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}

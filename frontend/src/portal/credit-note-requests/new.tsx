import { createAsync, revalidate, useNavigate, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { CreditNoteRequest } from "../../../../shared/credit-note-requests.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { exceeds, type Money, money as moneyOf, parseAmount, sum } from "../../../../shared/money.ts"
import { ApiError } from "../../lib/api.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { getInvoice, getInvoices } from "../api.ts"
import { AttachmentField } from "../attachments/field.tsx"
import { createUploads } from "../attachments/uploads.ts"
import { Back } from "../documents/parts.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { getCreditable, getRequests, requests } from "./api.ts"
import { type Mode, WhatToCredit, withTax } from "./what.tsx"
import { useRequestWords } from "./words.ts"

type Invoice = InvoiceDetail["invoice"]

/** The order of the select is that of the words. */
const reasonNames = (names: Record<CreditNoteRequest["reason"], string>) =>
  Object.entries(names).map(([value, text]) => ({ value, text }))

function createAsk(invoice: Invoice, creditable: Money) {
  const navigate = useNavigate()
  const uploads = createUploads()
  const [mode, setMode] = createSignal<Mode>("lines")
  const [chosen, setChosen] = createSignal<number[]>([])
  const linesTotal = () =>
    sum(
      invoice.currency,
      chosen().map((at) => withTax(invoice.lines[at])),
    )

  function whatOf(amount: string) {
    const minor = parseAmount(plainDecimal(amount), invoice.currency)
    if (mode() === "amount" && (minor === undefined || minor <= 0)) refuse("not_an_amount")
    if (mode() === "lines" && chosen().length === 0) refuse("lines_or_amount")
    const asked = mode() === "lines" ? linesTotal() : moneyOf(minor ?? 0, invoice.currency)
    if (exceeds(asked, creditable)) refuse("above_creditable")
    return mode() === "lines" ? { lines: chosen() } : { minor: asked.minor }
  }

  const form = createForm({
    initial: { reason: "", explanation: "", minor: "" },
    required: ["reason", "explanation"],
    send: async ({ reason, explanation, minor }) =>
      requests.ask({
        invoiceId: invoice.id,
        reason,
        explanation,
        ...whatOf(minor),
        attachmentIds: uploads.ids(),
      }),
    sent: async ({ id }) => {
      await revalidate([getRequests.key, getCreditable.keyFor(invoice.id), getInvoice.key, getInvoices.key])
      navigate(paths.request(id), { replace: true })
    },
  })
  return { form, uploads, mode, setMode, chosen, setChosen, linesTotal }
}

function refuse(key: string): never {
  throw new ApiError({ code: "invalid_input", fields: { minor: key } })
}

function AskForm(props: { invoice: Invoice; creditable: Money }) {
  const { own } = useRequestWords()
  const ask = createAsk(props.invoice, props.creditable)
  return (
    <form class="stack" novalidate onSubmit={ask.form.submit}>
      <Problem error={ask.form.problem()} reasons={own().reasons} />
      <WhatToCredit
        invoice={props.invoice}
        creditable={props.creditable}
        mode={ask.mode()}
        onMode={ask.setMode}
        chosen={ask.chosen()}
        onChosen={ask.setChosen}
        linesTotal={ask.linesTotal()}
        amount={ask.form.field("minor")}
      />
      <div class="stack narrow">
        <SelectField
          {...ask.form.field("reason")}
          label={own().reason}
          options={[{ value: "", text: own().reasonHint }, ...reasonNames(own().requestReasons)]}
        />
        <TextArea {...ask.form.field("explanation")} label={own().explanation} hint={own().explanationHint} />
        <AttachmentField uploads={ask.uploads} />
        <div class="actions">
          <Button kind="primary" type="submit" busy={ask.form.busy()} disabled={ask.uploads.busy()}>
            {own().send}
          </Button>
          <ButtonLink href={paths.invoice(props.invoice.id)} kind="quiet">
            {own().cancel}
          </ButtonLink>
        </div>
      </div>
    </form>
  )
}

function Loaded(props: { id: string }) {
  const { own, money } = useRequestWords()
  const detail = createAsync(() => getInvoice(props.id))
  const left = createAsync(() => getCreditable(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <p class="soft">{own().askText(loaded().invoice.number)}</p>
          <Show when={left()}>
            {(known) => (
              <Show
                when={known().creditable.minor > 0}
                fallback={<Empty title={own().nothingTitle} text={own().nothingText} />}
              >
                <p>
                  {own().upTo(money(known().creditable))}{" "}
                  <Show when={known().pending.minor > 0}>{own().pending(money(known().pending))}</Show>
                </p>
                <OwnErrors fields={own().fields}>
                  <AskForm invoice={loaded().invoice} creditable={known().creditable} />
                </OwnErrors>
              </Show>
            )}
          </Show>
        </>
      )}
    </Show>
  )
}

export function AskCreditPage() {
  const { own } = useRequestWords()
  const { acts } = useSelf()
  const params = useParams<{ id: string }>()
  return (
    <div class="stack">
      <PageTitle>{own().askTitle}</PageTitle>
      <Back href={paths.invoice(params.id)}>{own().backToInvoice}</Back>
      <h1>{own().askTitle}</h1>
      <Show
        when={acts("portal.askCredit")}
        fallback={<Empty title={own().mayNotTitle} text={own().mayNotText} />}
      >
        <Load
          keys={[getInvoice.keyFor(params.id), getCreditable.keyFor(params.id)]}
          skeleton={<FormSkeleton />}
        >
          <Loaded id={params.id} />
        </Load>
      </Show>
    </div>
  )
}

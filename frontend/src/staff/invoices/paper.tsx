import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { type Fact, Paper, type Sum } from "../documents/paper.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { paths } from "../paths.ts"
import { useInvoiceWords } from "./words.ts"

function useFacts() {
  const { own, t, date, name } = useInvoiceWords()
  const { own: document } = useDocumentWords()
  return ({ invoice, customer }: InvoiceDetail): Fact[] => [
    { name: t().invoices.billedTo, value: name(customer), href: paths.customer(customer.id) },
    { name: t().invoices.issuedOn, value: date(invoice.issuedOn) },
    { name: t().invoices.dueOn, value: date(invoice.dueOn) },
    ...(invoice.suppliedOn ? [{ name: document().suppliedOn, value: date(invoice.suppliedOn) }] : []),
    ...(invoice.reference ? [{ name: t().invoices.reference, value: invoice.reference }] : []),
    ...(invoice.exchangeRate
      ? [
          {
            name: document().rate,
            value: own().rate(invoice.currency, invoice.exchangeRate.toAed, date(invoice.exchangeRate.on)),
          },
        ]
      : []),
    ...(invoice.projectId
      ? [
          {
            name: own().project,
            value: document().kinds.project,
            href: paths.project(customer.id, invoice.projectId),
          },
        ]
      : []),
    ...(invoice.estimateId
      ? [
          {
            name: own().fromEstimate,
            value: document().kinds.estimate,
            href: paths.estimate(customer.id, invoice.estimateId),
          },
        ]
      : []),
  ]
}

/** What the document says: the same facts that the customer sees. */
export function InvoicePaper(props: { detail: InvoiceDetail }) {
  const { t } = useInvoiceWords()
  const facts = useFacts()
  const sums = (): Sum[] => {
    const { subtotal, discount, tax, adjustment, total, paid, credited } = props.detail.invoice
    return [
      { name: t().invoices.subtotal, amount: subtotal, always: true },
      { name: t().invoices.discountTotal, amount: discount },
      { name: t().invoices.tax, amount: tax, always: true },
      { name: t().invoices.adjustment, amount: adjustment },
      { name: t().invoices.total, amount: total, always: true, strong: true },
      { name: t().invoices.paid, amount: paid },
      { name: t().invoices.credited, amount: credited },
      { name: t().invoices.balance, amount: props.detail.due, always: true, strong: true },
    ]
  }
  return (
    <Paper
      label={props.detail.invoice.number || t().invoices.states.draft}
      facts={facts(props.detail)}
      lines={props.detail.invoice.lines}
      sums={sums()}
      remarks={[
        { name: t().invoices.notes, text: props.detail.invoice.notes },
        { name: t().invoices.terms, text: props.detail.invoice.terms },
      ]}
    />
  )
}

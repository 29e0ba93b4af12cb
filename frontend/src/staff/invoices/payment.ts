import { revalidate, useNavigate } from "@solidjs/router"
import { createMemo, createSignal } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { randomId } from "../../../../shared/ids.ts"
import type { InvoiceSummary, RecordPayment } from "../../../../shared/invoices.ts"
import {
  add,
  type Currency,
  formatAmount,
  isCurrency,
  type Money,
  money,
  parseAmount,
  zero,
} from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { useToast } from "../../ui/toast.tsx"
import { getPayments } from "../api.ts"
import { invoices as api } from "../documents/api.ts"
import { paths } from "../paths.ts"
import { useToday } from "../today.ts"
import { reloadInvoices } from "./acts.ts"
import { useInvoiceWords } from "./words.ts"

export type Method = RecordPayment["method"]
export const methods: Method[] = ["bankTransfer", "cash", "cheque", "card", "other"]
/** What the address tells of the payment: an amount in minor units with its currency, a day, a reference. */
export type Told = { minor?: string; currency?: string; on?: string; reference?: string }
export type Props = {
  customer: Customer
  open: InvoiceSummary[]
  first: InvoiceSummary | undefined
  told: Told
}

const decimal = ({ minor, currency }: Money) => formatAmount(minor, currency).replaceAll(",", "")

/** As told, else all that the invoice owes, else nothing in the customer's own currency. */
function begins({ told: { minor, currency }, first, customer }: Props) {
  if (currency && isCurrency(currency) && /^\d{1,15}$/.test(minor ?? ""))
    return { minor: decimal(money(Number(minor), currency)), currency: currency as string }
  if (first) return { minor: decimal(first.due), currency: first.due.currency as string }
  return { minor: "", currency: customer.currency as string }
}

/** A payment that is being typed: for which invoices, and what they still owe together. */
export function createPayment(props: Props) {
  const { own, money: shown } = useInvoiceWords()
  const toast = useToast()
  const navigate = useNavigate()
  const today = useToday()
  const [chosen, setChosen] = createSignal<string[]>(props.first ? [props.first.id] : [])
  const idempotencyKey = randomId()
  const form = createForm({
    initial: {
      ...begins(props),
      on: props.told.on ?? today(),
      method: "bankTransfer" as string,
      reference: props.told.reference ?? "",
    },
    required: ["minor", "on"],
    send: (values) => {
      const currency = values.currency as Currency
      return api.recordPayment(props.customer.id, {
        // What is no amount is refused by the server at its field.
        minor: parseAmount(plainDecimal(values.minor), currency) ?? 0,
        currency,
        on: values.on,
        method: values.method as Method,
        reference: values.reference.trim() || undefined,
        invoiceIds: chosen(),
        idempotencyKey,
      })
    },
    sent: async (payment) => {
      toast(own().payRecorded(shown(payment.amount)))
      await revalidate([...reloadInvoices, getPayments.key])
      navigate(
        props.first
          ? paths.invoice(props.customer.id, props.first.id)
          : paths.customerInvoices(props.customer.id),
      )
    },
  })
  const currency = () => form.values.currency as Currency
  const able = createMemo(() => props.open.filter(({ due }) => due.currency === currency()))
  const owed = () => {
    const wanted = chosen().length ? able().filter(({ id }) => chosen().includes(id)) : able()
    return wanted.map(({ due }) => due).reduce(add, zero(currency()))
  }
  return { form, chosen, setChosen, able, owed, currency }
}
export type Payment = ReturnType<typeof createPayment>

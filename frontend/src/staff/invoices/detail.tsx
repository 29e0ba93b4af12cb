import { createAsync, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import Download from "~icons/lucide/download"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { InvoiceBadge } from "./badge.tsx"
import { InvoicePaper } from "./paper.tsx"
import { InvoicePayments } from "./payments.tsx"

function Summary(props: { detail: InvoiceDetail }) {
  const { t, money, language } = useWords()
  const remark = () => {
    if (props.detail.state === "processing") return t().invoices.processing
    if (props.detail.state === "draft") return t().invoices.draft
    return props.detail.state === "void" ? t().invoices.void : undefined
  }
  const other = () => (language() === "ar" ? "en" : "ar")
  const pdf = (chosen: string) =>
    paths.invoicePdf(props.detail.invoice.customerId, props.detail.invoice.id, chosen)
  return (
    <aside class="card summary" aria-label={t().invoices.balance}>
      <span class="soft">{t().invoices.balance}</span>
      <span class="figure-amount">{money(props.detail.due)}</span>
      <span>
        <InvoiceBadge state={props.detail.state} />{" "}
        <Show when={props.detail.daysOverdue}>
          {(days) => <span class="bad small">{t().invoices.daysOverdue(days())}</span>}
        </Show>
      </span>
      <Show when={remark()}>{(text) => <p class="soft">{text()}</p>}</Show>
      <ButtonLink href={pdf(language())} download kind="primary" wide>
        <Download aria-hidden="true" />
        {t().invoices.pdf}
      </ButtonLink>
      <ButtonLink href={pdf(other())} download wide>
        {other() === "ar" ? t().invoices.pdfArabic : t().invoices.pdfEnglish}
      </ButtonLink>
    </aside>
  )
}

function Invoice(props: { customerId: string; id: string }) {
  const words = useWords()
  const detail = createAsync(() => getInvoice(props.customerId, props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageHead
            title={loaded().invoice.number}
            back={{
              href: paths.customerInvoices(props.customerId),
              text: words.t().invoices.backToCustomer(words.name(loaded().customer)),
            }}
          />
          <div class="beside">
            <div class="sections">
              <InvoicePaper detail={loaded()} />
              <InvoicePayments payments={loaded().payments} />
            </div>
            <Summary detail={loaded()} />
          </div>
        </>
      )}
    </Show>
  )
}

export function InvoicePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Load keys={[getInvoice.key]} skeleton={<PageSkeleton />}>
      <Invoice customerId={params.customerId} id={params.id} />
    </Load>
  )
}

import { revalidate, useNavigate, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import type { Customer } from "../../../../shared/customers.ts"
import type { Asked } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer } from "../api.ts"
import { blankLine, lineOf } from "../documents/draft.ts"
import { DocumentEditor } from "../documents/editor.tsx"
import { NewForCustomer } from "../documents/new-document.tsx"
import { createOnce } from "../documents/once.ts"
import { blankValues, estimateInput, estimateValues } from "../documents/values.ts"
import { useDocumentWords } from "../documents/words.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { useToday } from "../today.ts"
import { createEstimateActs } from "./acts.ts"
import { type Estimate, estimates, getEstimate, reloadEstimates } from "./api.ts"
import { useEstimateWords } from "./words.ts"

/** The usual rate where the company is registered for tax. */
const usualTax = "5"

function Editor(props: { customer: Customer; detail?: Estimate }) {
  const { own } = useEstimateWords()
  const { own: document } = useDocumentWords()
  const { tenant } = useStaff()
  const today = useToday()
  const navigate = useNavigate()
  const toast = useToast()
  const acts = createEstimateActs()
  const [asked, setAsked] = createSignal<Asked>()
  const written = props.detail?.estimate
  const blank = blankValues(props.customer.currency, today(), document().rateSourceValue)
  const published = written?.document === "published"
  let id = written?.id
  return (
    <DocumentEditor
      kind="estimate"
      customer={props.customer}
      initial={written ? estimateValues(written, blank) : blank}
      lines={written ? written.lines.map(lineOf) : [blankLine(tenant().trn ? usualTax : "")]}
      files={(props.detail as { attachments?: AttachmentView[] } | undefined)?.attachments ?? []}
      back={id ? paths.estimate(props.customer.id, id) : paths.customerTab(props.customer.id, "estimates")}
      published={published}
      notice={
        <Show when={published}>
          <p class="notice">{own().publishedText}</p>
        </Show>
      }
      save={async (values, content) => {
        const input = estimateInput(values, content)
        const { estimate } = id
          ? await estimates.change(props.customer.id, id, input)
          : await estimates.draft(props.customer.id, input)
        id = estimate.id
        await revalidate(reloadEstimates)
        return estimate.id
      }}
      saved={(savedId) => {
        toast(published ? document().changesSaved : document().saved)
        navigate(paths.estimate(props.customer.id, savedId))
      }}
      publish={(savedId, total) => acts.publish(props.customer, savedId, total)}
      asked={asked()}
      ask={setAsked}
    />
  )
}

export function NewEstimatePage() {
  const { own } = useEstimateWords()
  return (
    <NewForCustomer
      title={own().new}
      needs="documents.write"
      back={{ href: paths.estimates, text: own().title }}
    >
      {(customer) => <Editor customer={customer} />}
    </NewForCustomer>
  )
}

function Edit(props: { customerId: string; id: string }) {
  const { own } = useEstimateWords()
  const loaded = createOnce(async () => {
    const [{ customer }, detail] = await Promise.all([
      getCustomer(props.customerId),
      getEstimate(props.customerId, props.id),
    ])
    return { customer, detail }
  })
  return (
    <Show when={loaded()} keyed>
      {({ customer, detail }) => (
        <>
          <PageHead
            title={own().editTitle(detail.estimate.number)}
            back={{
              href: paths.estimate(customer.id, detail.estimate.id),
              text: detail.estimate.number || own().draftTitle,
            }}
          />
          <Editor customer={customer} detail={detail} />
        </>
      )}
    </Show>
  )
}

export function EditEstimatePage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="documents.write">
      <Load keys={[getEstimate.key, getCustomer.key]} skeleton={<FormSkeleton />}>
        <Edit customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}

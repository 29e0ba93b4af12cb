import { A, createAsync, revalidate, useParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoice } from "../api.ts"
import { AttachmentList } from "../attachments/list.tsx"
import { Back, DocumentHead, Facts, Said } from "../documents/parts.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { getRequest, getRequests, type RequestView, requests } from "./api.ts"
import { RequestBadge } from "./badge.tsx"
import { useRequestWords } from "./words.ts"

const tones = {
  pending: "warn",
  approved: "good",
  partlyApproved: "good",
  declined: "neutral",
  withdrawn: "neutral",
} as const

function Withdraw(props: { id: string }) {
  const { own } = useRequestWords()
  const [asking, setAsking] = createSignal(false)
  async function run() {
    await requests.withdraw(props.id)
    await revalidate([getRequest.keyFor(props.id), getRequests.key])
  }
  const asked = () =>
    asking()
      ? { title: own().withdrawTitle, text: own().withdrawText, action: own().withdraw, run }
      : undefined
  return (
    <>
      <Button onClick={() => setAsking(true)}>{own().withdraw}</Button>
      <Confirm asked={asked()} cancel={own().cancel} close={() => setAsking(false)} />
    </>
  )
}

function RequestActs(props: { request: RequestView }) {
  const { own } = useRequestWords()
  const { acts } = useSelf()
  return (
    <div class="stack">
      <Said tone={tones[props.request.state]}>{own().stateTexts[props.request.state]}</Said>
      <div class="actions">
        <Show when={props.request.creditNoteId}>
          {(id) => (
            <ButtonLink href={paths.creditNote(id())} kind="primary">
              {props.request.creditNoteNumber
                ? own().seeNote(props.request.creditNoteNumber)
                : own().seeNoteWithout}
            </ButtonLink>
          )}
        </Show>
        <Show when={props.request.state === "pending" && acts("portal.askCredit")}>
          <Withdraw id={props.request.id} />
        </Show>
      </div>
    </div>
  )
}

/** Their words are on the invoice; where it cannot be had, they are known by their place. */
function AskedLines(props: { request: RequestView }) {
  const { own, language, money } = useRequestWords()
  const detail = createAsync(() => getInvoice(props.request.invoiceId).catch(() => undefined))
  const text = (index: number) => {
    const line = detail()?.invoice.lines[index]
    return (language() === "ar" && line?.descriptionArabic) || line?.description || own().line(index + 1)
  }
  return (
    <Show when={props.request.lines}>
      {(lines) => (
        <section>
          <h2>{own().lines}</h2>
          <ul class="ledger">
            <For each={lines()}>
              {({ line, amount }) => (
                <li>
                  <bdi>{text(line)}</bdi>
                  <span class="number">{money(amount)}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  )
}

function Text(props: { heading: string; text: string | undefined }) {
  return (
    <Show when={props.text}>
      <section>
        <h2>{props.heading}</h2>
        <p class="plain-text">
          <bdi>{props.text}</bdi>
        </p>
      </section>
    </Show>
  )
}

function Loaded(props: { id: string }) {
  const { own, instant, money } = useRequestWords()
  const request = createAsync(() => getRequest(props.id))
  return (
    <Show when={request()}>
      {(loaded) => (
        <>
          <PageTitle>{own().title(loaded().invoiceNumber)}</PageTitle>
          <DocumentHead
            title={own().title(loaded().invoiceNumber)}
            badge={<RequestBadge state={loaded().state} />}
            figure={{
              text: loaded().approved ? own().approved : own().asked,
              amount: money(loaded().approved ?? loaded().amount),
            }}
          />
          <div class="invoice-body card">
            <Facts
              facts={[
                {
                  term: own().invoice,
                  value: (
                    <A href={paths.invoice(loaded().invoiceId)}>
                      <bdi>{loaded().invoiceNumber}</bdi>
                    </A>
                  ),
                },
                loaded().approved !== undefined && { term: own().asked, value: money(loaded().amount) },
                { term: own().reason, value: own().requestReasons[loaded().reason] },
                { term: own().by, value: <bdi>{loaded().contactName}</bdi> },
                { term: own().on, value: instant(loaded().createdAt) },
              ]}
            />
            <RequestActs request={loaded()} />
          </div>
          <Text heading={own().answer} text={loaded().answer} />
          <Text heading={own().explanation} text={loaded().explanation} />
          <AskedLines request={loaded()} />
          <AttachmentList files={loaded().attachments} />
        </>
      )}
    </Show>
  )
}

export function RequestPage() {
  const { own } = useRequestWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.requests}>{own().back}</Back>
      <Load keys={[getRequest.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Loaded id={params.id} />
      </Load>
    </div>
  )
}

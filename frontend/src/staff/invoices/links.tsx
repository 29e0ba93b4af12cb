import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer } from "../api.ts"
import { type DocumentLinkLine, getHistory, getLinks, invoices } from "../documents/api.ts"
import { useStaff } from "../session.tsx"
import { useInvoiceWords } from "./words.ts"

type Invoice = { customerId: string; id: string }

function SendForm(props: Invoice & { close: () => void }) {
  const { own, t } = useInvoiceWords()
  const toast = useToast()
  const customer = createAsync(() => getCustomer(props.customerId))
  const form = createForm({
    initial: { contactId: "" },
    send: (values) =>
      invoices.sendLink(props.customerId, props.id, values.contactId || (options()[0]?.value ?? "")),
    sent: async (link) => {
      props.close()
      toast(own().linkSent(link.email))
      await revalidate([getLinks.key, getHistory.key])
    },
  })
  const options = () =>
    (customer()?.contacts ?? []).map(({ id, name, email }) => ({ value: id, text: `${name} (${email})` }))
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().linkSendText}</p>
      <Problem error={form.problem()} />
      <Show when={options().length} fallback={<p class="notice">{own().linkNobody}</p>}>
        <SelectField {...form.field("contactId")} label={own().linkTo} options={options()} />
      </Show>
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()} disabled={!options().length}>
          {own().linkSend}
        </Button>
      </div>
    </form>
  )
}

function LinkRow(props: { link: DocumentLinkLine; revoke?: (() => void) | undefined }) {
  const { own, date } = useInvoiceWords()
  const live = () => !props.link.revokedAt && props.link.expiresAt > new Date().toISOString()
  const state = () => {
    if (props.link.revokedAt) return own().linkRevoked
    return live() ? own().linkUntil(date(props.link.expiresAt.slice(0, 10))) : own().linkExpired
  }
  return (
    <li class="row">
      <span class="row-text">
        <bdi dir="ltr">{props.link.email}</bdi>
        <span class="soft small">{state()}</span>
      </span>
      <Show when={live() && props.revoke}>
        {(revoke) => (
          <Button kind="quiet" onClick={revoke()}>
            {own().linkRevoke}
          </Button>
        )}
      </Show>
    </li>
  )
}

function Links(props: Invoice & { ask: (asked: Asked) => void }) {
  const { own } = useInvoiceWords()
  const { may } = useStaff()
  const toast = useToast()
  const links = createAsync(() => getLinks(props.customerId, props.id))
  const revoke = (link: DocumentLinkLine) => () =>
    props.ask({
      title: own().linkRevokeTitle(link.email),
      text: own().linkRevokeText,
      action: own().linkRevoke,
      run: async () => {
        await invoices.revokeLink(props.customerId, props.id, link.id)
        toast(own().linkRevokedNow)
        await revalidate(getLinks.key)
      },
    })
  return (
    <ul class="rows">
      <For each={links()?.items} fallback={<li class="soft">{own().noLinks}</li>}>
        {(link) => <LinkRow link={link} revoke={may("documents.write") ? revoke(link) : undefined} />}
      </For>
    </ul>
  )
}

/** Mails that open this invoice for people without an account. */
export function LinksCard(props: Invoice) {
  const { own, t } = useInvoiceWords()
  const { may } = useStaff()
  const [sending, setSending] = createSignal(false)
  const [asked, setAsked] = createSignal<Asked>()
  return (
    <section class="card" aria-labelledby="links">
      <header class="card-head">
        <div>
          <h2 id="links">{own().links}</h2>
          <p class="soft small">{own().linksText}</p>
        </div>
        <Show when={may("documents.write")}>
          <Button onClick={() => setSending(true)}>{own().linkSend}</Button>
        </Show>
      </header>
      <Load keys={[getLinks.key]} skeleton={<Lines count={2} />}>
        <Links {...props} ask={setAsked} />
      </Load>
      <Dialog open={sending()} onClose={() => setSending(false)} title={own().linkSendTitle}>
        <Show when={sending()}>
          <SendForm {...props} close={() => setSending(false)} />
        </Show>
      </Dialog>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </section>
  )
}

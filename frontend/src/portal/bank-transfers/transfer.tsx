import { createAsync, query } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { BankDetails, ShownAccount } from "../../../../shared/bank-transfers.ts"
import { inGroups } from "../../../../shared/iban.ts"
import { formatAmount, type Money } from "../../../../shared/money.ts"
import { send } from "../../lib/api.ts"
import { isolate } from "../../lib/text.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { adviseTransfer } from "../queries/about.ts"
import { useSelf } from "../session.tsx"
import { useTransferWords } from "./words.ts"
import "./transfer.css"

/** Asked for each time it is shown: details of yesterday are no details. */
const getBankDetails = query(() => send<BankDetails>("GET", "/api/portal/bank-details"), "bankDetails")

type Line = { term: string; shown: string | undefined; copied: string | undefined }

/** As a bank's form asks for it; what is copied has no spaces or separators. */
function useLines() {
  const { own, money } = useTransferWords()
  return (account: ShownAccount, amount: Money, reference: string): Line[] => {
    const plain = (term: string, text: string | undefined) => ({ term, shown: text, copied: text })
    const digits = formatAmount(amount.minor, amount.currency).replaceAll(",", "")
    return [
      { term: own().amount, shown: money(amount), copied: digits },
      plain(own().reference, reference),
      plain(own().holder, account.holder),
      plain(own().bank, account.bank),
      { term: own().iban, shown: account.iban && inGroups(account.iban), copied: account.iban },
      plain(own().accountNumber, account.accountNumber),
      plain(own().routing, account.routing),
      plain(own().bic, account.bic),
    ].filter(({ shown }) => shown)
  }
}

type Props = { amount: Money; reference: string; invoiceId?: string | undefined }

function Details(props: Props) {
  const { own } = useTransferWords()
  const linesOf = useLines()
  const details = createAsync(() => getBankDetails())
  const account = () => details()?.items.find(({ currency }) => currency === props.amount.currency)?.account
  return (
    <Show when={account()}>
      {(known) => (
        <dl class="transfer-lines">
          <For each={linesOf(known(), props.amount, props.reference)}>
            {({ term, shown, copied }) => (
              <div>
                <dt>{term}</dt>
                <dd>
                  <bdi>{shown}</bdi>
                  <CopyButton
                    text={copied ?? ""}
                    label={own().copy}
                    copied={own().copied}
                    name={own().copyOf(term)}
                  />
                </dd>
              </div>
            )}
          </For>
        </dl>
      )}
    </Show>
  )
}

/** Whether the company takes transfers in this currency. */
export const useTakesTransfers = () => {
  const { self } = useSelf()
  return ({ currency, minor }: Money) => minor > 0 && (self().transfers ?? []).includes(currency)
}

/** To whoever may write to the company: what was transferred stays theirs to say. */
function Paid(props: Props) {
  const { own } = useTransferWords()
  const { acts, sees } = useSelf()
  return (
    <Show when={sees("queries") && acts("portal.queries")}>
      <div class="actions">
        <ButtonLink href={adviseTransfer(props.amount, props.reference, props.invoiceId)}>
          {own().paid}
        </ButtonLink>
      </div>
    </Show>
  )
}

/** Where to transfer this amount to, and what to write so that it is found. */
export function Transfer(props: Props) {
  const { own, language } = useTransferWords()
  const { self } = useSelf()
  const takes = useTakesTransfers()
  const company = () => {
    const { name, nameArabic } = self().tenant
    return isolate(language() === "ar" ? nameArabic || name : name)
  }
  return (
    <Show when={takes(props.amount)}>
      <section class="card stack" aria-labelledby="transfer">
        <div>
          <h2 id="transfer">{own().title}</h2>
          <p class="soft">{own().text}</p>
        </div>
        <Load keys={[getBankDetails.key]} skeleton={<Lines count={5} />}>
          <Details amount={props.amount} reference={props.reference} />
        </Load>
        <p class="notice" data-tone="warn">
          {own().warning(company())}
        </p>
        <Paid {...props} />
      </section>
    </Show>
  )
}

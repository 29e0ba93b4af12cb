import { createAsync } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { BankBook, BankChangeView } from "../../../../shared/bank-transfers.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { Account } from "./account.tsx"
import { bankChanges, getBankBook } from "./api.ts"
import { Change } from "./change.tsx"
import { BankForm, type Start } from "./form.tsx"
import { useBankWords } from "./words.ts"
import "../../styles/rows.css"
import "./bank.css"

const isUnderWay = ({ state }: BankChangeView) => state === "proposed" || state === "coolingOff"

type Current = BankBook["current"][number]

function Rows(props: { items: Current[]; change: (start: Start) => void; remove: (item: Current) => void }) {
  const { own } = useBankWords()
  const { may } = useStaff()
  return (
    <ul class="rows">
      <For each={props.items}>
        {(item) => (
          <li class="row">
            <div class="row-text">
              <span>
                <Badge tone="neutral">{item.currency}</Badge>
              </span>
              <Account account={item.account} />
            </div>
            <Show when={may("bank.write")}>
              <span class="actions">
                <Button kind="quiet" label={own().changeOf(item.currency)} onClick={() => props.change(item)}>
                  {own().change}
                </Button>
                <Button kind="quiet" label={own().removeOf(item.currency)} onClick={() => props.remove(item)}>
                  {own().remove}
                </Button>
              </span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** What each act does, before it is done. */
function useQuestions() {
  const { own } = useBankWords()
  const toast = useToast()
  const act = (run: () => Promise<unknown>, said: string) => async () => {
    await run()
    await bankChanges.reload()
    toast(said)
  }
  return {
    remove: ({ currency }: Current): Asked => ({
      title: own().removeOf(currency),
      text: own().removeText,
      action: own().propose,
      run: act(() => bankChanges.propose({ currency, account: null }), own().proposed),
    }),
    approve: ({ id, currency }: BankChangeView): Asked => ({
      title: own().approveOf(currency),
      text: own().approveText,
      action: own().approve,
      kind: "primary",
      run: act(() => bankChanges.approve(id), own().approved),
    }),
    withdraw: ({ id, currency }: BankChangeView): Asked => ({
      title: own().withdrawOf(currency),
      text: own().withdrawText,
      action: own().withdraw,
      run: act(() => bankChanges.withdraw(id), own().withdrawn),
    }),
  }
}

function History(props: { changes: BankChangeView[] }) {
  const { own } = useBankWords()
  return (
    <Show when={props.changes.length}>
      <details>
        <summary>{own().history(props.changes.length)}</summary>
        <ul class="rows stack">
          <For each={props.changes}>{(change) => <Change change={change} />}</For>
        </ul>
      </details>
    </Show>
  )
}

function Book(props: { book: BankBook; edit: (start: Start) => void }) {
  const { own, t } = useBankWords()
  const { may } = useStaff()
  const [asked, setAsked] = createSignal<Asked>()
  const questions = useQuestions()
  const underWay = () => props.book.changes.filter(isUnderWay)
  return (
    <div class="stack">
      <Show when={may("bank.write") && props.book.approvers === 0}>
        <div class="notice stack" data-tone="warn">
          <p>{own().alone}</p>
          <div class="actions">
            <ButtonLink href={paths.team}>{own().invite}</ButtonLink>
          </div>
        </div>
      </Show>
      <Show when={underWay().length}>
        <ul class="stack notice">
          <For each={underWay()}>
            {(change) => (
              <Change
                change={change}
                decide={{
                  approve: () => setAsked(questions.approve(change)),
                  withdraw: () => setAsked(questions.withdraw(change)),
                }}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.book.current.length} fallback={<p class="soft">{own().emptyText}</p>}>
        <Rows
          items={props.book.current}
          change={props.edit}
          remove={(item) => setAsked(questions.remove(item))}
        />
      </Show>
      <History changes={props.book.changes.filter((change) => !isUnderWay(change))} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </div>
  )
}

function Loaded(props: { edit: (start: Start) => void }) {
  const book = createAsync(() => getBankBook())
  return <Show when={book()}>{(loaded) => <Book book={loaded()} edit={props.edit} />}</Show>
}

/** Where customers transfer money to, and what it takes to change that. */
export function BankCard() {
  const { own } = useBankWords()
  const { may, tenant } = useStaff()
  const toast = useToast()
  const [start, setStart] = createSignal<Start>()
  const close = () => setStart(undefined)
  async function sent() {
    close()
    toast(own().proposed)
    await bankChanges.reload()
  }
  return (
    <section class="card" aria-labelledby="bank">
      <header class="card-top">
        <div>
          <h2 id="bank">{own().title}</h2>
          <p class="soft">{own().text}</p>
        </div>
        <Show when={may("bank.write")}>
          <Button onClick={() => setStart({ currency: tenant().currency })}>{own().add}</Button>
        </Show>
      </header>
      <Load keys={[getBankBook.key]} skeleton={<Lines count={3} />}>
        <Loaded edit={setStart} />
      </Load>
      <Dialog open={start() !== undefined} onClose={close} title={own().title}>
        <Show when={start()}>{(known) => <BankForm start={known()} sent={sent} close={close} />}</Show>
      </Dialog>
    </section>
  )
}

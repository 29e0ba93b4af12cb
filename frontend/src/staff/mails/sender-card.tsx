import { createAsync, revalidate } from "@solidjs/router"
import { createEffect, createSignal, For, onCleanup, Show } from "solid-js"
import type { Sender, SenderDomain } from "../../../../shared/sender-domain.ts"
import { createAction } from "../../lib/action.ts"
import { createForm } from "../../lib/form.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getSelf } from "../api.ts"
import { useStaff } from "../session.tsx"
import { getSender, sender as senders } from "./api.ts"
import { Record } from "./record.tsx"
import { useMailWords } from "./words.ts"

const tones = { pending: "amber", verified: "green", broken: "red" } as const
/** DNS spreads in minutes: often enough to be watched, seldom enough for name servers. */
const watchMilliseconds = 15_000

const changed = () => Promise.all([senders.reload(), revalidate(getSelf.key)])

function Choose(props: { hosted: string }) {
  const { own } = useMailWords()
  const { may } = useStaff()
  const form = createForm({
    initial: { address: "" },
    required: ["address"],
    send: (values) => senders.choose(values),
    sent: async () => {
      await changed()
    },
  })
  return (
    <>
      <p>{own().hosted(props.hosted)}</p>
      <Show when={may("branding.write")}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <TextField
            {...form.field("address")}
            label={own().address}
            hint={own().addressHint}
            type="email"
            ltr
          />
          <div class="actions">
            <Button kind="primary" type="submit" busy={form.busy()}>
              {own().choose}
            </Button>
          </div>
        </form>
      </Show>
    </>
  )
}

/** Looks by itself while somebody waits for their records to show. */
function createWatch(sender: () => Sender, check: () => void) {
  createEffect(() => {
    if (sender().state === "verified") return
    const timer = setInterval(() => !document.hidden && check(), watchMilliseconds)
    onCleanup(() => clearInterval(timer))
  })
}

function Chosen(props: { sender: Sender; domain: SenderDomain }) {
  const { own, t, ago, instant } = useMailWords()
  const { may } = useStaff()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  const check = createAction(async () => {
    await senders.check()
    await changed()
  })
  if (may("branding.write")) createWatch(() => props.sender, check.run)
  const remove = (): Asked => ({
    title: own().removeTitle(props.sender.address),
    text: own().removeText,
    action: own().remove,
    run: async () => {
      await senders.remove()
      toast(own().removed)
      await changed()
    },
  })
  return (
    <>
      <p class="record-head">
        <bdi class="strong" dir="ltr">
          {props.sender.address}
        </bdi>
        <Badge tone={tones[props.sender.state]}>{own().states[props.sender.state]}</Badge>
      </p>
      <p class={props.sender.state === "broken" ? "notice" : "soft"} data-tone="warn">
        {own()[props.sender.state]}
        <Show when={props.domain.until}>{(until) => <> {own().until(instant(until()))}</>}</Show>
      </p>
      <Show when={props.domain.taken}>
        <p class="notice" data-tone="warn">
          {own().taken}
        </p>
      </Show>
      <Problem error={check.error()} />
      <Show when={may("branding.write")}>
        <div class="actions">
          <Button busy={check.busy()} onClick={() => check.run()}>
            {own().check}
          </Button>
          <Button kind="quiet" onClick={() => setAsked(remove())}>
            {own().remove}
          </Button>
          <Show when={props.sender.checkedAt}>
            {(at) => <span class="soft small">{own().checkedAt(ago(at()))}</span>}
          </Show>
        </div>
      </Show>
      <details open={props.sender.state !== "verified"}>
        <summary class="strong">{own().records}</summary>
        <ul class="records">
          <For each={props.domain.records}>{(record) => <Record record={record} />}</For>
        </ul>
      </details>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </>
  )
}

function Loaded() {
  const domain = createAsync(() => getSender())
  return (
    <Show when={domain()}>
      {(known) => (
        <Show when={known().sender} fallback={<Choose hosted={known().hosted} />}>
          {(sender) => <Chosen sender={sender()} domain={known()} />}
        </Show>
      )}
    </Show>
  )
}

export function SenderCard() {
  const { own } = useMailWords()
  return (
    <section class="card stack" aria-labelledby="sender">
      <div>
        <h2 id="sender">{own().sender}</h2>
        <p class="soft">{own().senderText}</p>
      </div>
      <Load keys={[getSender.key]} skeleton={<Lines count={4} />}>
        <Loaded />
      </Load>
    </section>
  )
}

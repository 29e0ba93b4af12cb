import { createEffect, createSignal, onCleanup, Show } from "solid-js"
import type { DomainView } from "../../../../shared/domains.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { useStaff } from "../session.tsx"
import { domains } from "./api.ts"
import { DomainFacts, StateBadge } from "./facts.tsx"
import { Forward } from "./forward.tsx"
import { useDomainWords } from "./words.ts"

/** The server looks by itself; the page only shows what it saw. */
const watchMilliseconds = 5_000
const atRest: DomainView["state"][] = ["active", "warning", "failed", "timed_out"]

function createWatch(domain: () => DomainView) {
  createEffect(() => {
    if (atRest.includes(domain().state)) return
    const timer = setInterval(() => !document.hidden && domains.reload(), watchMilliseconds)
    onCleanup(() => clearInterval(timer))
  })
}

function Actions(props: { domain: DomainView; remove: () => void }) {
  const { own, ago } = useDomainWords()
  const toast = useToast()
  const [forwarding, setForwarding] = createSignal(false)
  const check = createAction(async () => {
    await domains.check(props.domain.id)
    await domains.reload()
  })
  const makeMain = createAction(async () => {
    await domains.makeMain(props.domain.id)
    toast(own().madeMain)
    await domains.reload()
  })
  return (
    <>
      <Problem error={check.error() ?? makeMain.error()} />
      <div class="actions">
        <Button busy={check.busy()} onClick={() => check.run()}>
          {own().check}
        </Button>
        <Show when={props.domain.state === "active" && !props.domain.isMain}>
          <Button busy={makeMain.busy()} onClick={() => makeMain.run()}>
            {own().makeMain}
          </Button>
        </Show>
        <Show when={props.domain.state !== "active"}>
          <Button onClick={() => setForwarding(true)}>{own().forward}</Button>
        </Show>
        <Button kind="quiet" onClick={props.remove}>
          {own().remove}
        </Button>
        <Show when={props.domain.checkedAt}>
          {(at) => <span class="soft small">{own().checkedAt(ago(at()))}</span>}
        </Show>
      </div>
      <Forward domain={props.domain} open={forwarding()} close={() => setForwarding(false)} />
    </>
  )
}

export function DomainCard(props: { domain: DomainView }) {
  const { own, t } = useDomainWords()
  const { may } = useStaff()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  createWatch(() => props.domain)
  const remove = (): Asked => ({
    title: own().removeTitle(props.domain.unicode),
    text: own().removeText,
    action: own().remove,
    run: async () => {
      await domains.remove(props.domain.id)
      toast(own().removed)
      await domains.reload()
    },
  })
  return (
    <section class="card stack" aria-labelledby={props.domain.id}>
      <div class="record-head">
        <h2 id={props.domain.id}>
          <Show when={props.domain.state === "active"} fallback={<bdi dir="ltr">{props.domain.unicode}</bdi>}>
            <a href={props.domain.url} target="_blank" rel="noopener external" dir="ltr">
              {props.domain.unicode}
            </a>
          </Show>
        </h2>
        <StateBadge domain={props.domain} />
        <Show when={props.domain.isMain && props.domain.state === "active"}>
          <span class="soft small">{own().main}</span>
        </Show>
      </div>
      <DomainFacts domain={props.domain} />
      <Show when={may("portal.write") && props.domain.state !== "removing"}>
        <Actions domain={props.domain} remove={() => setAsked(remove())} />
      </Show>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </section>
  )
}

import { createAsync } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { SupportAccess } from "../../../../shared/support.ts"
import { createAction } from "../../lib/action.ts"
import { isolate } from "../../lib/text.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { useWords } from "../words.tsx"
import { getSupportAccess, supportAccess } from "./api.ts"
import { GrantDialog } from "./grant.tsx"

const shownMax = 5

function Grant(props: { grant: SupportAccess; busy: boolean; end: () => void }) {
  const { t, instant } = useWords()
  const until = () => {
    const { open, endedAt, expiresAt } = props.grant
    return open ? t().security.until(instant(expiresAt)) : t().security.ended(instant(endedAt ?? expiresAt))
  }
  return (
    <li class="row">
      <div class="row-text">
        <span class="row-title">
          <bdi class="strong">{props.grant.reason}</bdi>
          <Badge tone={props.grant.open ? "amber" : "neutral"}>
            {props.grant.open ? t().security.open : t().security.over}
          </Badge>
        </span>
        <span class="soft small">
          {t().activity.by(props.grant.grantedBy.name)} · {until()}
        </span>
      </div>
      <Show when={props.grant.open}>
        <Button
          busy={props.busy}
          label={`${t().security.end}: ${isolate(props.grant.reason)}`}
          onClick={props.end}
        >
          {t().security.end}
        </Button>
      </Show>
    </li>
  )
}

function Grants() {
  const { t } = useWords()
  const toast = useToast()
  const loaded = createAsync(() => getSupportAccess())
  const end = createAction(async (id: string) => {
    await supportAccess.end(id)
    toast(t().security.endedNow)
    await supportAccess.reload()
  })
  return (
    <>
      <Problem error={end.error()} />
      <Show
        when={loaded()?.items.length}
        fallback={<p class="soft small">{loaded() && t().security.noSupport}</p>}
      >
        <ul class="rows" aria-label={t().security.support}>
          <For each={loaded()?.items.slice(0, shownMax)}>
            {(grant) => <Grant grant={grant} busy={end.busy()} end={() => end.run(grant.id)} />}
          </For>
        </ul>
      </Show>
    </>
  )
}

/** Portico's own people see nothing of a company unless it lets them. */
export function SupportCard() {
  const { t } = useWords()
  const [granting, setGranting] = createSignal(false)
  return (
    <section class="card" aria-labelledby="support">
      <header class="card-top">
        <div>
          <h2 id="support">{t().security.support}</h2>
          <p class="soft">{t().security.supportText}</p>
        </div>
        <Button onClick={() => setGranting(true)}>{t().security.grant}</Button>
      </header>
      <Load keys={[getSupportAccess.key]} skeleton={<Lines count={2} />}>
        <Grants />
      </Load>
      <GrantDialog open={granting()} close={() => setGranting(false)} />
    </section>
  )
}

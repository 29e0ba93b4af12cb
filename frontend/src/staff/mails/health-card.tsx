import { createAsync } from "@solidjs/router"
import { Show } from "solid-js"
import { Badge } from "../../ui/badge.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { getMailHealth } from "./api.ts"
import { useMailWords } from "./words.ts"

function Loaded() {
  const { own, number } = useMailWords()
  const health = createAsync(() => getMailHealth())
  return (
    <Show when={health()}>
      {(known) => (
        <>
          <Show when={known().reason}>
            {(reason) => (
              <div class="notice" data-tone="bad">
                <p class="strong">{own().whyPaused[reason()]}</p>
                <p>{own().goOn}</p>
              </div>
            )}
          </Show>
          <dl class="facts" data-row="">
            <div>
              <dt>{own().sent}</dt>
              <dd>{number(known().sent)}</dd>
            </div>
            <div>
              <dt>{own().bounced}</dt>
              <dd>{number(known().bounced)}</dd>
            </div>
            <div>
              <dt>{own().complained}</dt>
              <dd>{number(known().complained)}</dd>
            </div>
            <div>
              <dt>{own().standing}</dt>
              <dd>
                <Badge tone={known().state === "paused" ? "red" : "green"}>{own()[known().state]}</Badge>
              </dd>
            </div>
          </dl>
        </>
      )}
    </Show>
  )
}

export function HealthCard() {
  const { own } = useMailWords()
  return (
    <section class="card stack" aria-labelledby="mail-health">
      <div>
        <h2 id="mail-health">{own().health}</h2>
        <p class="soft">{own().healthText}</p>
      </div>
      <Load keys={[getMailHealth.key]} skeleton={<Lines count={2} />}>
        <Loaded />
      </Load>
    </section>
  )
}

import { createAsync } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { ApiKeyView } from "../../../../shared/api-keys.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { useWords } from "../words.tsx"
import { apiKeys, getApiKeys } from "./api.ts"
import { NewKeyDialog } from "./new-key.tsx"

function Key(props: { apiKey: ApiKeyView; revoke: () => void }) {
  const { t, ago, date } = useWords()
  const facts = () => {
    const { createdAt, lastUsedAt, expiresAt } = props.apiKey
    return [
      t().security.keyMade(ago(createdAt)),
      lastUsedAt ? t().security.keyUsed(ago(lastUsedAt)) : t().security.keyUnused,
      ...(expiresAt ? [t().security.keyEnds(date(expiresAt.slice(0, 10)))] : []),
    ].join(" · ")
  }
  return (
    <li class="row">
      <div class="row-text">
        <span class="row-title">
          <span class="strong">
            <bdi>{props.apiKey.name}</bdi>
          </span>
          <code class="code" dir="ltr">
            {props.apiKey.shownAs}
          </code>
          <Badge tone={props.apiKey.scope === "write" ? "amber" : "neutral"}>
            {t().security.scopes[props.apiKey.scope]}
          </Badge>
        </span>
        <span class="soft small">{facts()}</span>
      </div>
      <Button kind="quiet" label={t().security.revokeTitle(props.apiKey.name)} onClick={props.revoke}>
        {t().security.revoke}
      </Button>
    </li>
  )
}

function Keys() {
  const { t } = useWords()
  const toast = useToast()
  const loaded = createAsync(() => getApiKeys())
  const [asked, setAsked] = createSignal<Asked>()
  const ask = ({ id, name }: ApiKeyView) =>
    setAsked({
      title: t().security.revokeTitle(name),
      text: t().security.revokeText,
      action: t().security.revoke,
      run: async () => {
        await apiKeys.revoke(id)
        toast(t().security.revoked(name))
        await apiKeys.reload()
      },
    })
  return (
    <>
      <Show
        when={loaded()?.items.length}
        fallback={<p class="soft small">{loaded() && t().security.noKeys}</p>}
      >
        <ul class="rows" aria-label={t().security.keys}>
          <For each={loaded()?.items}>{(key) => <Key apiKey={key} revoke={() => ask(key)} />}</For>
        </ul>
      </Show>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </>
  )
}

export function KeysCard() {
  const { t } = useWords()
  const [making, setMaking] = createSignal(false)
  return (
    <section class="card" aria-labelledby="keys">
      <header class="card-top">
        <div>
          <h2 id="keys">{t().security.keys}</h2>
          <p class="soft">{t().security.keysText}</p>
        </div>
        <Button onClick={() => setMaking(true)}>{t().security.newKey}</Button>
      </header>
      <Load keys={[getApiKeys.key]} skeleton={<Lines count={2} />}>
        <Keys />
      </Load>
      <NewKeyDialog open={making()} close={() => setMaking(false)} />
    </section>
  )
}

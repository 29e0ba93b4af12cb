import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { DomainList } from "../../../../shared/domains.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { domains, getDomains } from "./api.ts"
import { DomainCard } from "./domain-card.tsx"
import { SlugCard } from "./slug-card.tsx"
import { useDomainWords } from "./words.ts"

const ways = ["records", "delegated"] as const

function Add() {
  const { own } = useDomainWords()
  const form = createForm({
    initial: { host: "", mode: "records" as string },
    required: ["host"],
    send: ({ host, mode }) => domains.add({ host, mode: mode as (typeof ways)[number] }),
    sent: async () => {
      form.set("host", "")
      await domains.reload()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField {...form.field("host")} label={own().host} hint={own().hostHint} type="text" ltr />
      <fieldset class="choice">
        <legend>{own().how}</legend>
        <For each={ways}>
          {(way) => (
            <label>
              <input
                type="radio"
                name="mode"
                checked={form.values.mode === way}
                onChange={() => form.set("mode", way)}
              />
              <span>
                <span class="strong">{own()[way]}</span>
                <span class="soft">{own()[`${way}Hint`]}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().add}
        </Button>
      </div>
    </form>
  )
}

/** Room for another one, or what would make room. */
function More(props: { list: DomainList }) {
  const { own } = useDomainWords()
  const { may } = useStaff()
  const isFull = () => props.list.domains.length >= props.list.allowed
  return (
    <Show when={!isFull() || props.list.allowed === 0}>
      <section class="card stack" aria-labelledby="own">
        <div>
          <h2 id="own">{props.list.allowed === 0 ? own().upsell : own().own}</h2>
          <p class="soft">{props.list.allowed === 0 ? own().upsellText : own().ownText}</p>
        </div>
        <Show when={props.list.allowed > 0 && may("portal.write")}>
          <Add />
        </Show>
        <Show when={props.list.allowed === 0 && may("plan.manage")}>
          <div class="actions">
            <ButtonLink kind="primary" href={paths.plan}>
              {own().seePlans}
            </ButtonLink>
          </div>
        </Show>
      </section>
    </Show>
  )
}

function Loaded() {
  const list = createAsync(() => getDomains())
  return (
    <Show when={list()}>
      {(known) => (
        <>
          <SlugCard
            hosted={known().hosted}
            isMain={!known().domains.some(({ isMain, state }) => isMain && state === "active")}
          />
          <For each={known().domains}>{(domain) => <DomainCard domain={domain} />}</For>
          <More list={known()} />
        </>
      )}
    </Show>
  )
}

export function AddressPage() {
  const { own, t } = useDomainWords()
  return (
    <>
      <PageHead title={t().settings.domains} text={own().text} />
      <Load keys={[getDomains.key]} skeleton={<Lines count={6} />}>
        <Loaded />
      </Load>
    </>
  )
}

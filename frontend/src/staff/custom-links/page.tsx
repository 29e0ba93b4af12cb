import { createAsync, query, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { CustomLink, CustomLinks } from "../../../../shared/custom-links.ts"
import { createAction } from "../../lib/action.ts"
import { send } from "../../lib/api.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { LinkForm } from "./form.tsx"
import { useCustomLinkWords } from "./words.ts"
import "../../styles/rows.css"
import "./custom-links.css"

const path = "/api/staff/custom-links"
const getCustomLinks = query(() => send<CustomLinks>("GET", path), "customLinks")

async function save(items: CustomLink[]) {
  await send<CustomLinks>("PUT", path, { items })
  await revalidate(getCustomLinks.key)
}

/** The list with one of it in another place. */
function moved<T>(items: T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, items[from] as T)
}

type RowProps = {
  link: CustomLink
  at: number
  of: number
  mayWrite: boolean
  edit: () => void
  remove: () => void
  move: (from: number, to: number) => void
}

const dragType = "application/x-portico-link"

function Row(props: RowProps) {
  const { own, language } = useCustomLinkWords()
  const name = () => props.link[language()] || props.link.en || props.link.ar || ""
  return (
    <li
      class="row link-row"
      draggable={props.mayWrite}
      onDragStart={(event) => event.dataTransfer?.setData(dragType, String(props.at))}
      onDragOver={(event) => event.dataTransfer?.types.includes(dragType) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const from = event.dataTransfer?.getData(dragType)
        if (from) props.move(Number(from), props.at)
      }}
    >
      <span class="row-text">
        <bdi class="strong">{name()}</bdi>
        <span class="soft small">{own().places[props.link.place]}</span>
        <span class="soft small one-line" dir="ltr">
          {props.link.url}
        </span>
      </span>
      <Show when={props.mayWrite}>
        <span class="actions">
          <Button
            kind="quiet"
            disabled={props.at === 0}
            label={`${own().up}: ${name()}`}
            onClick={() => props.move(props.at, props.at - 1)}
          >
            ↑
          </Button>
          <Button
            kind="quiet"
            disabled={props.at === props.of - 1}
            label={`${own().down}: ${name()}`}
            onClick={() => props.move(props.at, props.at + 1)}
          >
            ↓
          </Button>
          <Button kind="quiet" label={`${own().edit}: ${name()}`} onClick={() => props.edit()}>
            {own().edit}
          </Button>
          <Button kind="quiet" label={`${own().remove}: ${name()}`} onClick={() => props.remove()}>
            {own().remove}
          </Button>
        </span>
      </Show>
    </li>
  )
}

function Links(props: { items: CustomLink[] }) {
  const { own, language } = useCustomLinkWords()
  const { may } = useStaff()
  const toast = useToast()
  const [edited, setEdited] = createSignal<number>()
  const [said, setSaid] = createSignal("")
  const write = createAction(async (items: CustomLink[]) => save(items))
  const mayWrite = () => may("portal.write")
  let list: HTMLUListElement | undefined
  /** The row was drawn anew in its new place: whoever moves it by keyboard goes on from there. */
  const follow = (from: number, to: number) => {
    const [up, down] = list?.children[to]?.querySelectorAll("button") ?? []
    const [same, other] = to < from ? [up, down] : [down, up]
    ;(same?.disabled ? other : same)?.focus()
  }
  const move = async (from: number, to: number) => {
    const link = props.items[from]
    if (!link || from === to) return
    await write.run(moved(props.items, from, to))
    if (write.error()) return
    follow(from, to)
    setSaid(own().moved(link[language()] || link.en || link.ar || "", to + 1, props.items.length))
  }
  const put = (link: CustomLink) => {
    const at = edited() ?? props.items.length
    return save(props.items.toSpliced(at, 1, link))
  }
  return (
    <section class="card stack">
      <Problem error={write.error()} />
      <p class="hidden-text" aria-live="polite">
        {said()}
      </p>
      <Show when={props.items.length} fallback={<Empty title={own().emptyTitle} text={own().emptyText} />}>
        <Show when={mayWrite() && props.items.length > 1}>
          <p class="soft small">{own().order}</p>
        </Show>
        <ul class="rows" ref={list}>
          <For each={props.items}>
            {(link, at) => (
              <Row
                link={link}
                at={at()}
                of={props.items.length}
                mayWrite={mayWrite()}
                edit={() => setEdited(at())}
                remove={() => write.run(props.items.toSpliced(at(), 1))}
                move={move}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={mayWrite()}>
        <div class="actions">
          <Button kind="primary" onClick={() => setEdited(props.items.length)}>
            {own().add}
          </Button>
        </div>
      </Show>
      <Dialog
        open={edited() !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited() === props.items.length ? own().add : own().edit}
      >
        <Show when={edited() !== undefined}>
          <LinkForm
            link={props.items[edited() ?? -1]}
            send={put}
            sent={() => {
              setEdited(undefined)
              toast(own().saved)
            }}
            close={() => setEdited(undefined)}
          />
        </Show>
      </Dialog>
    </section>
  )
}

function Loaded() {
  const links = createAsync(() => getCustomLinks())
  return <Show when={links()}>{(loaded) => <Links items={loaded().items} />}</Show>
}

export function CustomLinksPage() {
  const { own, t } = useCustomLinkWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <Show when={!may("portal.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <div class="sections narrow">
        <Load keys={[getCustomLinks.key]} skeleton={<Lines count={4} />}>
          <Loaded />
        </Load>
      </div>
    </>
  )
}

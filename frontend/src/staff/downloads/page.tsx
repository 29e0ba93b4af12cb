import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { DownloadLine } from "../../../../shared/downloads.ts"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { FileList } from "../documents/attachments.tsx"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { downloads, getDownloads } from "./api.ts"
import { DownloadForm } from "./form.tsx"
import { useDownloadWords } from "./words.ts"
import "../../styles/rows.css"

type Edited = DownloadLine | "new"

function Row(props: { download: DownloadLine; edit: () => void; remove: () => void }) {
  const { own, language } = useDownloadWords()
  const { may } = useStaff()
  const title = () => props.download[language()] || props.download.en || props.download.ar || ""
  const { customers } = props.download
  return (
    <li class="row">
      <span class="row-text">
        <bdi class="strong">{title()}</bdi>
        <span class="soft small" title={customers?.map(({ name }) => name).join(", ")}>
          {customers ? own().count(customers.length) : own().everybody}
        </span>
        <FileList customerId={undefined} files={[props.download.file]} />
      </span>
      <Show when={may("portal.write")}>
        <span class="actions">
          <Button kind="quiet" label={own().editOf(title())} onClick={props.edit}>
            {own().edit}
          </Button>
          <Button kind="quiet" label={own().removeOf(title())} onClick={props.remove}>
            {own().remove}
          </Button>
        </span>
      </Show>
    </li>
  )
}

function createRemoval() {
  const { own, language } = useDownloadWords()
  const toast = useToast()
  return (download: DownloadLine): Asked => ({
    title: own().removeTitle(download[language()] || download.en || download.ar || ""),
    text: own().removeText,
    action: own().remove,
    run: async () => {
      await downloads.remove(download.id)
      toast(own().removed)
      await revalidate(getDownloads.key)
    },
  })
}

function Downloads(props: { items: DownloadLine[] }) {
  const { own, t } = useDownloadWords()
  const { may } = useStaff()
  const toast = useToast()
  const removal = createRemoval()
  const [edited, setEdited] = createSignal<Edited>()
  const [asked, setAsked] = createSignal<Asked>()
  async function sent() {
    setEdited(undefined)
    toast(own().saved)
    await revalidate(getDownloads.key)
  }
  return (
    <section class="card stack">
      <Show when={props.items.length} fallback={<Empty title={own().emptyTitle} text={own().emptyText} />}>
        <ul class="rows">
          <For each={props.items}>
            {(download) => (
              <Row
                download={download}
                edit={() => setEdited(download)}
                remove={() => setAsked(removal(download))}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={may("portal.write")}>
        <div class="actions">
          <Button kind="primary" onClick={() => setEdited("new")}>
            {own().add}
          </Button>
        </div>
      </Show>
      <Dialog
        open={edited() !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited() === "new" ? own().add : own().edit}
      >
        <Show when={edited()}>
          {(one) => (
            <DownloadForm
              download={one() === "new" ? undefined : (one() as DownloadLine)}
              sent={sent}
              close={() => setEdited(undefined)}
            />
          )}
        </Show>
      </Dialog>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </section>
  )
}

function Loaded() {
  const list = createAsync(() => getDownloads())
  return <Show when={list()}>{(loaded) => <Downloads items={loaded().items} />}</Show>
}

export function DownloadsPage() {
  const { own, t } = useDownloadWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <Show when={!may("portal.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <div class="sections narrow">
        <Load keys={[getDownloads.key]} skeleton={<Lines count={4} />}>
          <Loaded />
        </Load>
      </div>
    </>
  )
}

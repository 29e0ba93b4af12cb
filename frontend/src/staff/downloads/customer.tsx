import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { DownloadLine } from "../../../../shared/downloads.ts"
import { Badge } from "../../ui/badge.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { FileList } from "../documents/attachments.tsx"
import { paths } from "../paths.ts"
import { getDownloads } from "./api.ts"
import { useDownloadWords } from "./words.ts"
import "../../styles/rows.css"
import "../documents/documents.css"

function Row(props: { download: DownloadLine }) {
  const { own, language } = useDownloadWords()
  return (
    <li class="row">
      <span class="row-text">
        <span class="row-title">
          <bdi class="strong">{props.download[language()] || props.download.en || props.download.ar}</bdi>
          <Badge tone={props.download.customers ? "blue" : "neutral"}>
            {props.download.customers ? own().chosenHere : own().everybody}
          </Badge>
        </span>
        <FileList customerId={undefined} files={[props.download.file]} />
      </span>
    </li>
  )
}

function Theirs(props: { customerId: string }) {
  const { own } = useDownloadWords()
  const all = createAsync(() => getDownloads())
  const theirs = () =>
    all()?.items.filter(({ customers }) => customers?.some(({ id }) => id === props.customerId) ?? true)
  return (
    <Show when={theirs()}>
      {(downloads) => (
        <Show
          when={downloads().length}
          fallback={<Empty title={own().customerNone} text={own().customerNoneText} />}
        >
          <ul class="rows">
            <For each={downloads()}>{(download) => <Row download={download} />}</For>
          </ul>
        </Show>
      )}
    </Show>
  )
}

/** What one customer finds in the portal, on that customer's page. */
export function CustomerDownloads(props: { customerId: string }) {
  const { own } = useDownloadWords()
  return (
    <section class="card stack">
      <div class="card-top">
        <div>
          <h2>{own().title}</h2>
          <p class="soft small">{own().customerText}</p>
        </div>
        <ButtonLink href={paths.downloads}>{own().manage}</ButtonLink>
      </div>
      <Load keys={[getDownloads.key]} skeleton={<Lines count={3} />}>
        <Theirs customerId={props.customerId} />
      </Load>
    </section>
  )
}

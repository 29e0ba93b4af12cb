import { createAsync, revalidate, useParams } from "@solidjs/router"
import { createEffect, Match, on, onCleanup, Show, Switch } from "solid-js"
import type { Import } from "../../../../shared/imports.ts"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getActivity, getChecklist, getCustomers, getImport, getImports, getInvoices } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { ImportBadge } from "./badge.tsx"
import { DoneCard, FailedCard, LostCard } from "./ends.tsx"
import { Reading, Running } from "./progress.tsx"
import { ReadyCard } from "./ready.tsx"

const pollMilliseconds = 1500
const moving = (file: Import | undefined) => file?.state === "analysing" || file?.state === "importing"

/** Asks again while the server works; what the import changed is read anew once it is done. */
function createProgress(file: () => Import | undefined) {
  createEffect(() => {
    const current = file()
    if (!moving(current)) return
    const timer = setTimeout(() => revalidate(getImport.key), pollMilliseconds)
    onCleanup(() => clearTimeout(timer))
  })
  createEffect(
    on(
      () => file()?.state,
      (state, before) => {
        if (state === "done" && before === "importing")
          revalidate([getImports, getCustomers, getInvoices, getChecklist, getActivity].map(({ key }) => key))
      },
    ),
  )
}

function Stage(props: { file: Import }) {
  return (
    <Switch>
      <Match when={props.file.state === "uploading"}>
        <LostCard />
      </Match>
      <Match when={props.file.state === "analysing"}>
        <Reading />
      </Match>
      <Match when={props.file.state === "ready"}>
        <ReadyCard file={props.file} />
      </Match>
      <Match when={props.file.state === "importing"}>
        <Running file={props.file} />
      </Match>
      <Match when={props.file.state === "done"}>
        <DoneCard file={props.file} />
      </Match>
      <Match when={props.file.state === "failed"}>
        <FailedCard file={props.file} />
      </Match>
    </Switch>
  )
}

function ImportStages(props: { id: string }) {
  const { t } = useWords()
  const file = createAsync(() => getImport(props.id))
  createProgress(() => file.latest)
  return (
    <Show when={file.latest}>
      {(loaded) => (
        <>
          <PageHead
            title={loaded().fileName}
            back={{ href: paths.imports, text: t().imports.title }}
            beside={<ImportBadge file={loaded()} />}
          />
          <Stage file={loaded()} />
        </>
      )}
    </Show>
  )
}

export function ImportPage() {
  const params = useParams<{ id: string }>()
  return (
    <Load keys={[getImport.key]} skeleton={<PageSkeleton />}>
      <ImportStages id={params.id} />
    </Load>
  )
}

import { useSearchParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { SuppressionLine } from "../../../../shared/suppressions.ts"
import { createForm } from "../../lib/form.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Empty } from "../../ui/empty.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import type { Column } from "../../ui/table.tsx"
import { useToast } from "../../ui/toast.tsx"
import { PagedTable } from "../paged.tsx"
import { SearchBox } from "../search-box.tsx"
import { useStaff } from "../session.tsx"
import { getSuppressions, suppressions } from "./api.ts"
import { useMailWords } from "./words.ts"

function LiftForm(props: { line: SuppressionLine; close: () => void }) {
  const { own, t } = useMailWords()
  const toast = useToast()
  const form = createForm({
    initial: { why: "" },
    required: ["why"],
    send: ({ why }) => suppressions.lift({ email: props.line.email, why }),
    sent: async () => {
      props.close()
      toast(own().lifted)
      await suppressions.reload()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{own().liftText}</p>
      <Problem error={form.problem()} />
      <TextField {...form.field("why")} label={own().why} hint={own().whyHint} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().lift}
        </Button>
      </div>
    </form>
  )
}

function createColumns(lift: (line: SuppressionLine) => void): () => Column<SuppressionLine>[] {
  const { own, instant } = useMailWords()
  const { may } = useStaff()
  return () => [
    { heading: own().address, main: true, cell: ({ email }) => <bdi dir="ltr">{email}</bdi> },
    {
      heading: own().reason,
      cell: ({ reason, detail }) => (
        <>
          <Badge tone={reason === "complained" ? "red" : "amber"}>{own().reasons[reason]}</Badge>
          <Show when={reason === "bounced" && detail}>
            <bdi class="under" dir="ltr">
              {detail}
            </bdi>
          </Show>
        </>
      ),
    },
    { heading: own().since, cell: ({ at }) => instant(at) },
    {
      heading: own().lift,
      acts: true,
      cell: (line) => (
        <Show when={line.reason === "bounced" && may("customers.write")}>
          <Button kind="quiet" label={own().liftOf(line.email)} onClick={() => lift(line)}>
            {own().lift}
          </Button>
        </Show>
      ),
    },
  ]
}

export function SuppressionsCard() {
  const { own } = useMailWords()
  const [search, setSearch] = useSearchParams<{ search?: string }>()
  const [lifted, setLifted] = createSignal<SuppressionLine>()
  const columns = createColumns(setLifted)
  return (
    <section class="stack" aria-labelledby="suppressed">
      <div>
        <h2 id="suppressed">{own().list}</h2>
        <p class="soft">{own().listText}</p>
      </div>
      <SearchBox
        label={own().search}
        placeholder={own().search}
        value={search.search ?? ""}
        onSearch={(text) => setSearch({ search: text || undefined, after: undefined })}
      />
      <PagedTable
        label={own().list}
        keys={[getSuppressions.key]}
        columns={columns()}
        load={(after) => getSuppressions({ after, search: search.search })}
        empty={
          <Show when={search.search} fallback={<Empty title={own().none} text={own().noneText} />}>
            <Empty title={own().noMatch} text={own().noMatchText} />
          </Show>
        }
      />
      <Dialog
        open={lifted() !== undefined}
        onClose={() => setLifted(undefined)}
        title={own().liftTitle(lifted()?.email ?? "")}
      >
        <Show when={lifted()} keyed>
          {(line) => <LiftForm line={line} close={() => setLifted(undefined)} />}
        </Show>
      </Dialog>
    </section>
  )
}

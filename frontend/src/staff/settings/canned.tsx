import { createAsync, revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { type Canned, canned, getCanned } from "../queries/api.ts"
import { useQueryWords } from "../queries/words.ts"
import { useStaff } from "../session.tsx"

type Edited = Canned | "new"

function CannedForm(props: { edited: Edited; close: () => void }) {
  const { own, t } = useQueryWords()
  const toast = useToast()
  const reply = () => (props.edited === "new" ? undefined : props.edited)
  const form = createForm({
    initial: {
      title: reply()?.title ?? "",
      text: reply()?.text ?? "",
      textArabic: reply()?.textArabic ?? "",
    },
    required: ["title", "text"],
    send: ({ title, text, textArabic }) => {
      const input = { title, text, ...(textArabic.trim() && { textArabic }) }
      const known = reply()
      return known ? canned.change(known.id, input) : canned.add(input)
    },
    sent: async () => {
      props.close()
      toast(own().cannedSaved)
      await revalidate(getCanned.key)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField {...form.field("title")} label={own().cannedName} />
      <TextArea {...form.field("text")} label={own().cannedBody} hint={own().cannedHint} rows={5} />
      <TextArea
        {...form.field("textArabic")}
        label={own().cannedArabic}
        rows={5}
        lang="ar"
        dir="rtl"
        optional
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().app.save}
        </Button>
      </div>
    </form>
  )
}

function Replies(props: { edit: (reply: Canned) => void; ask: (asked: Asked) => void }) {
  const { own } = useQueryWords()
  const { may } = useStaff()
  const toast = useToast()
  const replies = createAsync(() => getCanned())
  const remove = (reply: Canned): Asked => ({
    title: own().cannedRemoveTitle(reply.title),
    text: own().cannedRemoveText,
    action: own().cannedRemove,
    run: async () => {
      await canned.remove(reply.id)
      toast(own().cannedRemoved)
      await revalidate(getCanned.key)
    },
  })
  return (
    <ul class="rows">
      <For each={replies()?.items} fallback={<li class="soft">{own().cannedEmpty}</li>}>
        {(reply) => (
          <li class="row">
            <span class="row-text">
              <bdi class="strong">{reply.title}</bdi>
              <bdi class="soft small one-line">{reply.text}</bdi>
            </span>
            <Show when={may("queries.write")}>
              <span class="actions">
                <Button
                  kind="quiet"
                  onClick={() => props.edit(reply)}
                  label={`${own().cannedEdit}: ${reply.title}`}
                >
                  {own().cannedEdit}
                </Button>
                <Button
                  kind="quiet"
                  onClick={() => props.ask(remove(reply))}
                  label={`${own().cannedRemove}: ${reply.title}`}
                >
                  {own().cannedRemove}
                </Button>
              </span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Answers that the team writes often. */
export function CannedReplies() {
  const { own, t } = useQueryWords()
  const { may } = useStaff()
  const [edited, setEdited] = createSignal<Edited>()
  const [asked, setAsked] = createSignal<Asked>()
  return (
    <section class="card stack" aria-labelledby="canned">
      <header class="card-head">
        <div>
          <h2 id="canned">{own().cannedTitle}</h2>
          <p class="soft">{own().cannedText}</p>
        </div>
        <Show when={may("queries.write")}>
          <Button onClick={() => setEdited("new")}>{own().cannedAdd}</Button>
        </Show>
      </header>
      <Load keys={[getCanned.key]} skeleton={<Lines count={3} />}>
        <Replies edit={setEdited} ask={setAsked} />
      </Load>
      <Dialog
        open={edited() !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited() === "new" ? own().cannedAdd : own().cannedEdit}
      >
        <Show when={edited()} keyed>
          {(reply) => <CannedForm edited={reply} close={() => setEdited(undefined)} />}
        </Show>
      </Dialog>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </section>
  )
}

import { createSignal, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { createSlugCheck } from "../auth/slug.ts"
import { SlugField } from "../auth/slug-field.tsx"
import { useStaff } from "../session.tsx"
import { domains } from "./api.ts"
import { useDomainWords } from "./words.ts"

function Form(props: { close: () => void }) {
  const { own, t } = useDomainWords()
  const toast = useToast()
  const form = createForm({
    initial: { slug: "" },
    required: ["slug"],
    send: ({ slug }) => domains.changeSlug(slug),
    sent: async () => {
      props.close()
      toast(own().changed)
      await domains.reload()
    },
  })
  const state = createSlugCheck(() => form.values.slug)
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().changeText}</p>
      <Problem error={form.problem()} />
      <SlugField field={form.field("slug")} state={state()} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().changeAction}
        </Button>
      </div>
    </form>
  )
}

/** The address that every company has, and another one in its place. */
export function SlugCard(props: { hosted: string; isMain: boolean }) {
  const { own } = useDomainWords()
  const { may } = useStaff()
  const [changing, setChanging] = createSignal(false)
  return (
    <section class="card card-head" aria-labelledby="hosted">
      <div>
        <h2 id="hosted">{own().hosted}</h2>
        <p>
          <bdi class="strong" dir="ltr">
            {props.hosted}
          </bdi>{" "}
          <Show when={props.isMain}>
            <span class="soft small">{own().main}</span>
          </Show>
        </p>
        <p class="soft">{own().hostedText}</p>
      </div>
      <Show when={may("portal.write")}>
        <Button onClick={() => setChanging(true)}>{own().change}</Button>
      </Show>
      <Dialog open={changing()} onClose={() => setChanging(false)} title={own().changeTitle}>
        <Form close={() => setChanging(false)} />
      </Dialog>
    </section>
  )
}

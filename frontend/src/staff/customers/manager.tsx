import { revalidate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { Customer } from "../../../../shared/customers.ts"
import { createAction } from "../../lib/action.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCustomer } from "../api.ts"
import { paths } from "../paths.ts"
import { createPicture, pictureTypes } from "../picture.ts"
import { queries } from "../queries/api.ts"
import { useQueryWords } from "../queries/words.ts"
import { useStaff } from "../session.tsx"

type Props = { customer: Customer; close: () => void }

function ManagerForm(props: Props) {
  const { own, t } = useQueryWords()
  const toast = useToast()
  const { id, manager } = props.customer
  async function done() {
    props.close()
    toast(own().managerSaved)
    await revalidate(getCustomer.key)
  }
  const form = createForm({
    initial: { name: manager?.name ?? "", email: manager?.email ?? "", phone: manager?.phone ?? "" },
    required: ["name", "email"],
    send: ({ name, email, phone }) => queries.manager(id, { name, email, ...(phone.trim() && { phone }) }),
    sent: done,
  })
  const removal = createAction(async () => {
    await queries.manager(id, null)
    await done()
  })
  // The server names the fields below the manager that it was given.
  const error = (name: string) => form.errors()[name] ?? form.errors()[`manager.${name}`]
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().managerText}</p>
      <Problem error={form.problem() ?? removal.error()} />
      <TextField {...form.field("name")} error={error("name")} label={own().managerName} />
      <TextField
        {...form.field("email")}
        error={error("email")}
        label={own().managerEmail}
        type="email"
        ltr
      />
      <TextField
        {...form.field("phone")}
        error={error("phone")}
        label={own().managerPhone}
        type="tel"
        ltr
        optional
      />
      <div class="actions" data-end="">
        <Show when={manager}>
          <Button kind="quiet" busy={removal.busy()} onClick={() => removal.run()}>
            {own().managerRemove}
          </Button>
        </Show>
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().app.save}
        </Button>
      </div>
    </form>
  )
}

/** Taken as soon as it is chosen; the rest of the form is not sent with it. */
function PhotoField(props: Pick<Props, "customer">) {
  const { own } = useQueryWords()
  const toast = useToast()
  const done = (said: string) => async () => {
    await revalidate(getCustomer.key)
    toast(said)
  }
  const { id } = props.customer
  const photo = createPicture({
    send: (picture) => queries.managerPhoto(id, picture),
    sent: done(own().photoSaved),
    remove: () => queries.removeManagerPhoto(id),
    removed: done(own().photoRemoved),
  })
  const hasPhoto = () => props.customer.manager?.photo !== undefined
  return (
    <div class="stack" aria-busy={photo.busy()}>
      <label class="button" data-kind="plain">
        {hasPhoto() ? own().photoReplace : own().photoAdd}
        <input
          type="file"
          class="hidden-text"
          accept={pictureTypes}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ""
            if (file) photo.take(file)
          }}
        />
      </label>
      <p class="hint">{own().photoHint}</p>
      <Show when={photo.refusal()}>
        {(text) => (
          <p class="notice" data-tone="bad" role="alert">
            {text()}
          </p>
        )}
      </Show>
      <Problem error={photo.problem()} />
      <Show when={hasPhoto()}>
        <Button kind="quiet" busy={photo.busy()} onClick={photo.remove}>
          {own().photoRemove}
        </Button>
      </Show>
    </div>
  )
}

/** Whom this customer's people turn to for what the portal does not handle. */
export function ManagerCard(props: { customer: Customer }) {
  const { own } = useQueryWords()
  const { may } = useStaff()
  const [editing, setEditing] = createSignal(false)
  return (
    <section class="card" aria-labelledby="manager">
      <header class="card-head">
        <h2 id="manager">{own().manager}</h2>
        <Show when={may("customers.write")}>
          <Button
            kind="quiet"
            onClick={() => setEditing(true)}
            label={`${own().managerEdit}: ${own().manager}`}
          >
            {own().managerEdit}
          </Button>
        </Show>
      </header>
      <Show when={props.customer.manager} fallback={<p class="soft">{own().managerNone}</p>}>
        {(manager) => (
          <div class="manager">
            <Show
              when={manager().photo}
              fallback={
                <span class="avatar" aria-hidden="true">
                  {[...manager().name][0]}
                </span>
              }
            >
              {(photo) => (
                <img class="avatar" src={paths.file(props.customer.id, `manager.png?v=${photo()}`)} alt="" />
              )}
            </Show>
            <p class="lines">
              <bdi class="strong">{manager().name}</bdi>
              {"\n"}
              <bdi dir="ltr">{manager().email}</bdi>
              <Show when={manager().phone}>
                {"\n"}
                <bdi dir="ltr">{manager().phone}</bdi>
              </Show>
            </p>
          </div>
        )}
      </Show>
      <Dialog open={editing()} onClose={() => setEditing(false)} title={own().manager}>
        <Show when={editing()}>
          <Show when={props.customer.manager}>
            <PhotoField customer={props.customer} />
          </Show>
          <ManagerForm customer={props.customer} close={() => setEditing(false)} />
        </Show>
      </Dialog>
    </section>
  )
}

import { createSignal, Show } from "solid-js"
import type { ApiScope, CreateApiKey } from "../../../../shared/api-keys.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { RoleChoice } from "../role-choice.tsx"
import { useWords } from "../words.tsx"
import { apiKeys, apiScopes, expiryDays } from "./api.ts"

function NameForm(props: { close: () => void; made: (key: string) => void }) {
  const { t } = useWords()
  const form = createForm({
    initial: { name: "", scope: "read" as string, expires: "365" },
    required: ["name"],
    send: ({ name, scope, expires }) =>
      apiKeys.create({
        name,
        scope: scope as ApiScope,
        ...(expires && { expiresInDays: Number(expires) as NonNullable<CreateApiKey["expiresInDays"]> }),
      }),
    sent: async ({ key }) => {
      props.made(key)
      await apiKeys.reload()
    },
  })
  const expiries = () => [
    ...expiryDays.map((days) => ({ value: String(days), text: t().security.days(days) })),
    { value: "", text: t().security.never },
  ]
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField
        {...form.field("name")}
        label={t().security.keyName}
        hint={t().security.keyNameHint}
        autocomplete="off"
      />
      <RoleChoice
        legend={t().security.keyScope}
        roles={apiScopes}
        names={t().security.scopes}
        texts={t().security.scopeText}
        value={form.values.scope as ApiScope}
        onInput={(scope) => form.set("scope", scope)}
      />
      <SelectField {...form.field("expires")} label={t().security.keyExpires} options={expiries()} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().security.newKey}
        </Button>
      </div>
    </form>
  )
}

function Made(props: { secret: string; close: () => void }) {
  const { t } = useWords()
  return (
    <div class="stack">
      <p>{t().security.keyOnce}</p>
      <div class="secret">
        <code dir="ltr">{props.secret}</code>
        <CopyButton text={props.secret} label={t().app.copy} copied={t().app.copied} />
      </div>
      <Button kind="primary" onClick={props.close} wide>
        {t().security.keyKept}
      </Button>
    </div>
  )
}

function Steps(props: { close: () => void }) {
  const [secret, setSecret] = createSignal("")
  return (
    <Show when={secret()} fallback={<NameForm close={props.close} made={setSecret} />}>
      <Made secret={secret()} close={props.close} />
    </Show>
  )
}

/** A key is shown in the dialog that makes it, and nowhere ever after. */
export function NewKeyDialog(props: { open: boolean; close: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={t().security.newKeyTitle}>
      <Show when={props.open}>
        <Steps close={props.close} />
      </Show>
    </Dialog>
  )
}

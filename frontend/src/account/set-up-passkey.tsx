import { createForm } from "../lib/form.ts"
import { createPasskey } from "../lib/passkey.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { Problem } from "../ui/problem.tsx"
import { factors } from "./api.ts"
import { deviceOf } from "./device.ts"
import { useAccountWords } from "./words.tsx"

/** A passkey of this device, named so that it is known again later. */
export function SetUpPasskey(props: { done: (codes: string[]) => void; back: () => void }) {
  const { t } = useAccountWords()
  const form = createForm({
    initial: { name: deviceOf(navigator.userAgent, t()) },
    required: ["name"],
    send: async ({ name }) => factors.addPasskey(name, await createPasskey(await factors.passkeyOptions())),
    sent: ({ recoveryCodes }) => props.done(recoveryCodes),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{t().proof.passkeyText}</p>
      <Problem error={form.problem()} />
      <TextField
        {...form.field("name")}
        label={t().setUp.passkeyName}
        hint={t().setUp.passkeyNameHint}
        autocomplete="off"
      />
      <Button kind="primary" type="submit" busy={form.busy()} wide>
        {t().setUp.createPasskey}
      </Button>
      <Button kind="quiet" onClick={props.back}>
        {t().setUp.otherWay}
      </Button>
    </form>
  )
}

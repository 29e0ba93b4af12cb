import { createResource, Show } from "solid-js"
import { ApiError } from "../lib/api.ts"
import { createForm } from "../lib/form.ts"
import { Button } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { Problem } from "../ui/problem.tsx"
import { Lines } from "../ui/skeleton.tsx"
import { factors } from "./api.ts"
import { CodeField, isCode } from "./code-field.tsx"
import { QrPicture } from "./qr.tsx"
import { useAccountWords } from "./words.tsx"

/** In groups of four, as people read keys out to themselves. */
const grouped = (secret: string) => secret.match(/.{1,4}/g)?.join(" ") ?? secret

type Started = { secret: string; uri: string }

function Confirm(props: { started: Started; done: (codes: string[]) => void }) {
  const { t } = useAccountWords()
  const form = createForm({
    initial: { code: "" },
    required: ["code"],
    send: ({ code }) => {
      if (!isCode(code)) throw new ApiError({ code: "invalid_input", fields: { code: "not_a_code" } })
      return factors.confirmApp(code)
    },
    sent: ({ recoveryCodes }) => props.done(recoveryCodes),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <div class="scan">
        <QrPicture text={props.started.uri} />
        <div class="stack">
          <div>
            <p class="strong">{t().setUp.scan}</p>
            <p class="soft small">{t().setUp.scanText}</p>
          </div>
          <div class="by-hand">
            <p class="soft small">{t().setUp.byHand}</p>
            <code dir="ltr">{grouped(props.started.secret)}</code>
            <CopyButton text={props.started.secret} label={t().setUp.copyKey} copied={t().copied} />
          </div>
        </div>
      </div>
      <Problem error={form.problem()} />
      <CodeField {...form.field("code")} label={t().setUp.codeField} />
      <Button kind="primary" type="submit" busy={form.busy()} wide>
        {t().setUp.confirmApp}
      </Button>
    </form>
  )
}

/** The authenticator app, from its picture to its first code. */
export function SetUpApp(props: { done: (codes: string[]) => void; back: () => void }) {
  const { t } = useAccountWords()
  const [started] = createResource(() => factors.startApp().catch((error) => error as ApiError))
  const problem = () => (started() instanceof ApiError ? (started() as ApiError) : undefined)
  return (
    <div class="stack">
      <Problem error={problem()} />
      <Show when={!started.loading} fallback={<Lines count={6} />}>
        <Show when={!problem() && (started() as Started)}>
          {(ready) => <Confirm started={ready()} done={props.done} />}
        </Show>
      </Show>
      <Button kind="quiet" onClick={props.back}>
        {t().setUp.otherWay}
      </Button>
    </div>
  )
}

import { createSignal, For, Match, Show, Switch } from "solid-js"
import type { CeremonyOptions, Prove } from "../../../shared/second-factors.ts"
import { createAction } from "../lib/action.ts"
import { ApiError } from "../lib/api.ts"
import { createForm } from "../lib/form.ts"
import { usePasskey } from "../lib/passkey.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { Problem } from "../ui/problem.tsx"
import { CodeField, isCode } from "./code-field.tsx"
import { useAccountWords } from "./words.tsx"

export type Way = "totp" | "passkey" | "recoveryCode" | "password"

type Props = {
  /** What this person has, best first. */
  ways: readonly Way[]
  /** What the button says. */
  action: string
  give: (proof: Prove) => Promise<unknown>
  options: () => Promise<CeremonyOptions>
}

function CodeWay(props: Props) {
  const { t } = useAccountWords()
  const form = createForm({
    initial: { code: "" },
    required: ["code"],
    send: ({ code }) => {
      if (!isCode(code)) throw new ApiError({ code: "invalid_input", fields: { code: "not_a_code" } })
      return props.give({ code })
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <CodeField {...form.field("code")} label={t().proof.code} hint={t().proof.codeHint} focus />
      <Button kind="primary" type="submit" busy={form.busy()} wide>
        {props.action}
      </Button>
    </form>
  )
}

function TypedWay(props: Props & { way: "recoveryCode" | "password" }) {
  const { t } = useAccountWords()
  const isPassword = () => props.way === "password"
  const form = createForm({
    initial: { typed: "" },
    required: ["typed"],
    send: ({ typed }) => props.give(isPassword() ? { password: typed } : { recoveryCode: typed.trim() }),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField
        {...form.field("typed")}
        label={isPassword() ? t().proof.password : t().proof.recoveryCode}
        hint={isPassword() ? undefined : t().proof.recoveryCodeHint}
        type={isPassword() ? "password" : "text"}
        autocomplete={isPassword() ? "current-password" : "off"}
        ltr
      />
      <Button kind="primary" type="submit" busy={form.busy()} wide>
        {props.action}
      </Button>
    </form>
  )
}

function PasskeyWay(props: Props) {
  const { t } = useAccountWords()
  const action = createAction(async () => {
    await props.give({ passkey: await usePasskey(await props.options()) })
  })
  return (
    <div class="stack">
      <Problem error={action.error()} />
      <p class="soft">{t().proof.passkeyText}</p>
      <Button kind="primary" busy={action.busy()} onClick={() => action.run()} wide>
        {t().proof.usePasskey}
      </Button>
    </div>
  )
}

/** Proving who one is beyond the password, with what the person has. */
export function SecondStep(props: Props) {
  const { t } = useAccountWords()
  const [chosen, setChosen] = createSignal<Way>()
  const way = () => chosen() ?? props.ways[0]
  const others = () => props.ways.filter((each) => each !== way())
  return (
    <div class="stack">
      <Switch>
        <Match when={way() === "totp"}>
          <CodeWay {...props} />
        </Match>
        <Match when={way() === "passkey"}>
          <PasskeyWay {...props} />
        </Match>
        <Match when={way() === "recoveryCode"}>
          <TypedWay {...props} way="recoveryCode" />
        </Match>
        <Match when={way() === "password"}>
          <TypedWay {...props} way="password" />
        </Match>
      </Switch>
      <Show when={others().length}>
        <div class="other-ways">
          <span class="soft small">{t().proof.otherWays}</span>
          <For each={others()}>
            {(other) => (
              <Button kind="quiet" onClick={() => setChosen(other)}>
                {t().proof.ways[other]}
              </Button>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

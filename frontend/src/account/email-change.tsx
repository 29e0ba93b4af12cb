import { type Component, createResource, createSignal, type JSX, Match, Switch } from "solid-js"
import { createAction } from "../lib/action.ts"
import { takeToken } from "../lib/link-token.ts"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Problem } from "../ui/problem.tsx"
import { Lines } from "../ui/skeleton.tsx"
import { emailChange } from "./api.ts"
import { AccountWords, useAccountWords } from "./words.tsx"

type Props = {
  frame: Component<{ title: string; text?: string; children: JSX.Element }>
  signIn: { href: string; text: string }
  /** Every session is over. */
  changed: () => void
}

function Page(props: Props) {
  const { t } = useAccountWords()
  const token = takeToken()
  const [done, setDone] = createSignal(false)
  const [link] = createResource(() => emailChange.look(token).catch(() => undefined))
  const confirm = createAction(async () => {
    await emailChange.confirm(token)
    props.changed()
    setDone(true)
  })
  const gone = () =>
    ["conflict", "not_found"].includes(confirm.error()?.code ?? "") ||
    (!link.loading && link()?.state !== "valid")
  const words = () => t().emailChange
  const toSignIn = () => (
    <ButtonLink href={props.signIn.href} kind="primary" wide>
      {props.signIn.text}
    </ButtonLink>
  )
  return (
    <Switch>
      <Match when={done()}>
        <props.frame title={words().done} text={words().doneText}>
          {toSignIn()}
        </props.frame>
      </Match>
      <Match when={link.loading}>
        <props.frame title={words().title}>
          <Lines count={3} />
        </props.frame>
      </Match>
      <Match when={gone()}>
        <props.frame title={words().gone} text={words().goneText}>
          {toSignIn()}
        </props.frame>
      </Match>
      <Match when={link()}>
        {(valid) => (
          <props.frame title={words().title} text={words().text(valid().email)}>
            <p class="soft">{words().hint}</p>
            <Problem error={confirm.error()} />
            <Button kind="primary" busy={confirm.busy()} onClick={() => confirm.run()} wide>
              {words().confirm}
            </Button>
          </props.frame>
        )}
      </Match>
    </Switch>
  )
}

/** Behind the link sent to the new address. Opening it uses nothing up: only the button does. */
export const EmailChange = (props: Props) => (
  <AccountWords>
    <Page {...props} />
  </AccountWords>
)

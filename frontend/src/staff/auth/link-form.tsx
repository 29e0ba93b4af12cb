import { A } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import type { Form } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { type createEntrance, Entrance } from "./entrance.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"

/** The form behind a mailed link, which ends in being signed in, or that the link is gone. */
export function LinkForm(props: {
  entrance: ReturnType<typeof createEntrance>
  token: string
  form: Form
  /** Known before the form is sent. */
  gone?: boolean
  title: string
  text: string
  action: string
  children?: JSX.Element
}) {
  const { t } = useWords()
  const gone = () =>
    !props.token ||
    ["conflict", "not_found"].includes(props.form.problem()?.code ?? "") ||
    props.gone === true
  return (
    <Entrance entrance={props.entrance}>
      <Show when={!gone()} fallback={<LinkGone missing={!props.token} />}>
        <AuthFrame title={props.title} text={props.text}>
          <form class="stack" novalidate onSubmit={props.form.submit}>
            <Problem error={props.form.problem()} />
            {props.children}
            <Button kind="primary" type="submit" busy={props.form.busy()} wide>
              {props.action}
            </Button>
          </form>
          <p class="auth-links">
            <A href={paths.signIn}>{t().auth.backToSignIn}</A>
          </p>
        </AuthFrame>
      </Show>
    </Entrance>
  )
}

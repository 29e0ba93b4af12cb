import { createResource, createSignal, Match, Show, Switch } from "solid-js"
import type { LinkView } from "../../../../shared/links.ts"
import { createAction } from "../../lib/action.ts"
import { createForm } from "../../lib/form.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { createEntrance, Entrance } from "./entrance.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"

function Join(props: { link: LinkView; token: string }) {
  const { t } = useWords()
  const entrance = createEntrance()
  const form = createForm({
    initial: { password: "" },
    required: ["password"],
    send: ({ password }) => auth.acceptInvitation(props.token, password),
    sent: entrance.enter,
  })
  const known = () => props.link.hasPassword
  return (
    <Entrance entrance={entrance}>
      <AuthFrame title={t().auth.joinTitle(props.link.company)} text={t().auth.joinText(props.link.name)}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <TextField
            name="email"
            label={t().auth.email}
            value={props.link.email}
            onInput={() => {}}
            readOnly
            ltr
          />
          <TextField
            {...form.field("password")}
            label={known() ? t().auth.password : t().auth.newPassword}
            hint={known() ? t().auth.joinKnown : t().auth.passwordHint}
            type="password"
            autocomplete={known() ? "current-password" : "new-password"}
            ltr
          />
          <Button kind="primary" type="submit" busy={form.busy()} wide>
            {t().auth.join}
          </Button>
        </form>
      </AuthFrame>
    </Entrance>
  )
}

function TooOld(props: { link: LinkView; token: string }) {
  const { t } = useWords()
  const [sent, setSent] = createSignal(false)
  const renew = createAction(async () => {
    await auth.renewInvitation(props.token)
    setSent(true)
  })
  return (
    <AuthFrame
      title={sent() ? t().auth.mailTitle : t().auth.joinOldTitle}
      text={sent() ? t().auth.joinSent(props.link.email) : t().auth.joinOldText(props.link.email)}
    >
      <Problem error={renew.error()} />
      <Show when={!sent()}>
        <Button kind="primary" wide busy={renew.busy()} onClick={() => renew.run()}>
          {t().auth.joinAgain}
        </Button>
      </Show>
    </AuthFrame>
  )
}

function Used() {
  const { t } = useWords()
  return (
    <AuthFrame title={t().auth.joinUsedTitle} text={t().auth.joinUsedText}>
      <ButtonLink href={paths.signIn} kind="primary" wide>
        {t().auth.signIn}
      </ButtonLink>
    </AuthFrame>
  )
}

/** Behind a colleague's invitation. Looking uses nothing up; a link that is too old sends its own successor. */
export function WelcomePage() {
  const { t } = useWords()
  const token = takeToken()
  const [link] = createResource(() => auth.lookAtInvitation(token).catch(() => undefined))
  return (
    <Switch fallback={<LinkGone missing={!token} />}>
      <Match when={link.loading}>
        <AuthFrame title={t().app.name}>
          <Lines count={4} />
        </AuthFrame>
      </Match>
      <Match when={link()?.state === "valid" && link()}>
        {(valid) => <Join link={valid()} token={token} />}
      </Match>
      <Match when={link()?.state === "expired" && link()}>
        {(old) => <TooOld link={old()} token={token} />}
      </Match>
      <Match when={link()?.state === "used"}>
        <Used />
      </Match>
    </Switch>
  )
}

import { A } from "@solidjs/router"
import { createSignal, onCleanup, Show } from "solid-js"
import type { LinkView } from "../../../../shared/links.ts"
import { createAction } from "../../lib/action.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { createEntrance, Entering, type Entrance } from "./entrance.tsx"
import { LinkPage } from "./link.tsx"
import { useLinkWords } from "./link-words.ts"
import { PasswordForm } from "./password-form.tsx"

type Known = { view: LinkView; token: string }

/** An invitation that no longer works: one click sends another link, to the same address and never to a different one. */
function Gone(props: Known & { used?: boolean }) {
  const { t, own } = useLinkWords()
  const [sent, setSent] = createSignal(false)
  const renew = createAction(async () => {
    await auth.renew(props.token)
    setSent(true)
  })
  const said = () => {
    const words = own()
    const { email } = props.view
    if (props.used)
      return sent()
        ? { title: words.usedRenewedTitle, text: words.usedRenewedText(email) }
        : { title: words.usedTitle, text: words.usedText(email) }
    return sent()
      ? { title: words.renewedTitle, text: words.renewedText(email) }
      : { title: words.expiredTitle, text: words.expiredText(email) }
  }
  return (
    <AuthFrame title={said().title} text={said().text}>
      <Problem error={renew.error()} />
      <Show when={props.used}>
        <ButtonLink href={paths.signIn} kind="primary" wide>
          {t().signIn.action}
        </ButtonLink>
      </Show>
      <Show when={!sent()}>
        <Button kind={props.used ? "plain" : "primary"} wide busy={renew.busy()} onClick={() => renew.run()}>
          {props.used ? own().usedRenew : own().renew}
        </Button>
      </Show>
    </AuthFrame>
  )
}

function NewHere(props: Known & { entrance: Entrance }) {
  const { own } = useLinkWords()
  return (
    <AuthFrame
      title={own().title(props.view.company)}
      text={own().text(props.view.name, props.view.customer ?? props.view.company)}
    >
      <PasswordForm
        email={props.view.email}
        action={own().action}
        send={(password) => auth.accept(props.token, password)}
        sent={props.entrance.enter}
      />
    </AuthFrame>
  )
}

/** The address has a password in this portal already: that one opens the new customer, too. */
function OneMore(props: Known & { entrance: Entrance }) {
  const { own } = useLinkWords()
  const customer = () => props.view.customer ?? props.view.company
  return (
    <AuthFrame title={own().joinTitle(customer())} text={own().joinText(props.view.company, customer())}>
      <PasswordForm
        email={props.view.email}
        action={own().joinAction}
        existing
        send={(password) => auth.accept(props.token, password)}
        sent={props.entrance.enter}
      />
      <p class="small">
        <A href={paths.forgotPassword} state={{ email: props.view.email }}>
          {own().joinForgot}
        </A>
      </p>
    </AuthFrame>
  )
}

/** Tells once that a person is here: by their first key or touch. Whether it arrives changes nothing for them. */
function createPresence(token: string) {
  const tell = () => {
    stop()
    auth.opened(token).catch(() => undefined)
  }
  const stop = () => {
    for (const act of ["keydown", "pointerdown"]) window.removeEventListener(act, tell)
  }
  for (const act of ["keydown", "pointerdown"]) window.addEventListener(act, tell)
  onCleanup(stop)
}

function Valid(props: Known & { entrance: Entrance }) {
  createPresence(props.token)
  return (
    <Show when={props.view.hasPassword} fallback={<NewHere {...props} />}>
      <OneMore {...props} />
    </Show>
  )
}

export function WelcomePage() {
  const entrance = createEntrance()
  return (
    <Entering entrance={entrance}>
      <LinkPage
        look={auth.lookAtInvitation}
        valid={(known) => <Valid {...known} entrance={entrance} />}
        expired={(known) => <Gone {...known} />}
        used={(known) => <Gone {...known} used />}
      />
    </Entering>
  )
}

import { A, useLocation } from "@solidjs/router"
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { CodeField, isCode } from "../../account/code-field.tsx"
import { createAction } from "../../lib/action.ts"
import { ApiError } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { createEntrance, Entering, type Entrance } from "./entrance.tsx"
import { useStepWords } from "./step-words.ts"
import "../../account/account.css"

const pauseSeconds = 30

/** Seconds until another code may be asked for; people press again before the first mail is there. */
function createPause() {
  const [left, setLeft] = createSignal(pauseSeconds)
  const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000)
  onCleanup(() => clearInterval(timer))
  return { left, begin: () => setLeft(pauseSeconds) }
}

function Again(props: { email: string }) {
  const { own } = useStepWords()
  const [sent, setSent] = createSignal(false)
  const pause = createPause()
  const ask = createAction(async () => {
    setSent(false)
    await auth.askCode(props.email)
    pause.begin()
    setSent(true)
  })
  return (
    <>
      <Problem error={ask.error()} />
      <Button kind="quiet" wide disabled={pause.left() > 0} busy={ask.busy()} onClick={() => ask.run()}>
        {pause.left() > 0 ? own().againIn(pause.left()) : own().again}
      </Button>
      <p class="soft small" role="status">
        {sent() ? own().sentAgain : ""}
      </p>
    </>
  )
}

/** The words are the same whether or not the address is known (R20). */
function CodeForm(props: { email: string; entrance: Entrance; otherAddress: () => void }) {
  const { t, own } = useStepWords()
  const form = createForm({
    initial: { code: "" },
    required: ["code"],
    send: ({ code }) => {
      if (!isCode(code)) throw new ApiError({ code: "invalid_input", fields: { code: "not_a_code" } })
      return auth.useCode(props.email, code)
    },
    sent: props.entrance.enter,
  })
  return (
    <AuthFrame title={own().sentTitle} text={own().sentText(props.email)}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Problem error={form.problem()} />
        <CodeField {...form.field("code")} label={own().code} hint={own().codeHint} focus />
        <Button kind="primary" type="submit" wide busy={form.busy()}>
          {t().signIn.action}
        </Button>
      </form>
      <Again email={props.email} />
      <p class="auth-links">
        <Button kind="quiet" onClick={props.otherAddress}>
          {own().otherAddress}
        </Button>
      </p>
    </AuthFrame>
  )
}

function AskForm(props: { email: string; sent: (email: string) => void }) {
  const { t, own } = useStepWords()
  const location = useLocation()
  const form = createForm({
    initial: { email: props.email },
    required: ["email"],
    send: ({ email }) => auth.askCode(email),
    sent: (_, { email }) => props.sent(email),
  })
  let element: HTMLFormElement | undefined
  // Who typed the address on the page before has asked already.
  onMount(() => props.email && element?.requestSubmit())
  return (
    <AuthFrame title={own().codeTitle} text={own().codeText}>
      <form class="stack" novalidate onSubmit={form.submit} ref={element}>
        <Problem error={form.problem()} />
        <TextField
          {...form.field("email")}
          label={t().signIn.email}
          type="email"
          autocomplete="username"
          ltr
        />
        <Button kind="primary" type="submit" wide busy={form.busy()}>
          {own().send}
        </Button>
      </form>
      <p>
        <A href={`${paths.signIn}${location.search}`}>{own().withPassword}</A>
      </p>
    </AuthFrame>
  )
}

/** Signing in without a password: six digits by mail. */
export function CodePage() {
  const entrance = createEntrance()
  const location = useLocation<{ email?: string }>()
  const [typed, setTyped] = createSignal(location.state?.email ?? "")
  const [email, setEmail] = createSignal<string>()
  function otherAddress() {
    setTyped("")
    setEmail(undefined)
  }
  function sent(address: string) {
    setEmail(address.trim())
  }
  return (
    <Entering entrance={entrance}>
      <Show when={email()} fallback={<AskForm email={typed()} sent={sent} />}>
        {(address) => <CodeForm email={address()} entrance={entrance} otherAddress={otherAddress} />}
      </Show>
    </Entering>
  )
}

import { createResource, createSignal, Match, Show, Switch } from "solid-js"
import type { LinkedDocument } from "../../../../shared/document-links.ts"
import { createAction } from "../../lib/action.ts"
import { ApiError } from "../../lib/api.ts"
import { poll } from "../../lib/poll.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Failure } from "../../ui/load.tsx"
import { Problem } from "../../ui/notice.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { linked } from "./api.ts"
import { LinkedInvoice } from "./invoice.tsx"
import { keptToken } from "./token.ts"
import { useLinkedWords } from "./words.ts"

const processingMilliseconds = 3000

/** Whoever holds an old link gets nothing by it but a mail to the address that it was sent to. */
function Expired(props: { token: string }) {
  const { own } = useLinkedWords()
  const [sent, setSent] = createSignal(false)
  const renew = createAction(async () => {
    await linked.renew(props.token)
    setSent(true)
  })
  return (
    <Show when={!sent()} fallback={<AuthFrame title={own().renewedTitle} text={own().renewedText} />}>
      <AuthFrame title={own().expiredTitle} text={own().expiredText}>
        <Problem error={renew.error()} />
        <Button kind="primary" wide busy={renew.busy()} onClick={() => renew.run()}>
          {own().renew}
        </Button>
      </AuthFrame>
    </Show>
  )
}

/** What was taken back comes again from the company alone. */
function Revoked() {
  const { t, own } = useLinkedWords()
  return (
    <AuthFrame title={own().revokedTitle} text={own().revokedText}>
      <ButtonLink href={paths.signIn} wide>
        {t().signIn.action}
      </ButtonLink>
    </AuthFrame>
  )
}

const isGone = (error: unknown) =>
  error instanceof ApiError && ["not_found", "invalid_input"].includes(error.code)

function Linked(props: { token: string }) {
  const { t, own } = useLinkedWords()
  const [document, { refetch }] = createResource<LinkedDocument>(() => linked.look(props.token))
  poll(
    refetch,
    () => !document.error && document.latest?.invoice?.state === "processing",
    processingMilliseconds,
  )
  return (
    <Switch
      fallback={
        <AuthFrame title={t().loading}>
          <Lines count={6} />
        </AuthFrame>
      }
    >
      <Match when={isGone(document.error)}>
        <AuthFrame title={own().goneTitle} text={own().goneText} />
      </Match>
      <Match when={document.error}>
        <Failure error={document.error} retry={refetch} />
      </Match>
      <Match when={document.latest?.state === "expired"}>
        <Expired token={props.token} />
      </Match>
      <Match when={document.latest?.state === "revoked"}>
        <Revoked />
      </Match>
      <Match when={document.latest?.invoice}>
        {(invoice) => (
          <LinkedInvoice
            token={props.token}
            invoice={invoice()}
            payable={document.latest?.payable === true}
          />
        )}
      </Match>
    </Switch>
  )
}

/** One document by a mail's link, without an account. */
export function LinkedPage() {
  const { own } = useLinkedWords()
  const token = keptToken()
  return (
    <Show when={token} fallback={<AuthFrame title={own().goneTitle} text={own().goneText} />}>
      {(known) => <Linked token={known()} />}
    </Show>
  )
}

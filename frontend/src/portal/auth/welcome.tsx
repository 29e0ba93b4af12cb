import { createSignal, Show } from "solid-js"
import type { LinkView } from "../../../../shared/links.ts"
import { createAction } from "../../lib/action.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.ts"
import { LinkPage } from "./link.tsx"
import { NewPasswordForm } from "./new-password.tsx"

function Expired(props: { view: LinkView; token: string }) {
  const { t } = useWords()
  const [sent, setSent] = createSignal(false)
  const renew = createAction(async () => {
    await auth.renew(props.token)
    setSent(true)
  })
  return (
    <AuthFrame
      title={sent() ? t().welcome.renewedTitle : t().welcome.expiredTitle}
      text={sent() ? t().welcome.renewedText(props.view.email) : t().welcome.expiredText(props.view.email)}
    >
      <Problem error={renew.error()} />
      <Show when={!sent()}>
        <Button kind="primary" wide busy={renew.busy()} onClick={() => renew.run()}>
          {t().welcome.renew}
        </Button>
      </Show>
    </AuthFrame>
  )
}

export function WelcomePage() {
  const { t } = useWords()
  return (
    <LinkPage
      look={auth.lookAtInvitation}
      valid={({ view, token }) => (
        <AuthFrame
          title={t().welcome.title(view.company)}
          text={t().welcome.text(view.name, view.customer ?? view.company)}
        >
          <NewPasswordForm
            email={view.email}
            action={t().welcome.action}
            send={(password) => auth.accept(token, password)}
          />
        </AuthFrame>
      )}
      expired={(known) => <Expired {...known} />}
      used={() => (
        <AuthFrame title={t().welcome.usedTitle} text={t().welcome.usedText}>
          <ButtonLink href={paths.signIn} kind="primary" wide>
            {t().signIn.action}
          </ButtonLink>
        </AuthFrame>
      )}
    />
  )
}

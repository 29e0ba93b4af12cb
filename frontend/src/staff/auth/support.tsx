import { useNavigate } from "@solidjs/router"
import { Show } from "solid-js"
import { createAction } from "../../lib/action.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"

/** For Portico's own people, by a company's leave. Only the button opens anything. */
export function SupportPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const token = takeToken()
  const open = createAction(async () => {
    await auth.openSupport(token)
    forgetSession()
    navigate(paths.home, { replace: true })
  })
  const gone = () => !token || ["conflict", "not_found"].includes(open.error()?.code ?? "")
  return (
    <Show when={!gone()} fallback={<LinkGone missing={!token} />}>
      <AuthFrame title={t().auth.supportTitle} text={t().auth.supportText}>
        <Problem error={open.error()} />
        <Button kind="primary" busy={open.busy()} onClick={() => open.run()} wide>
          {t().auth.supportOpen}
        </Button>
      </AuthFrame>
    </Show>
  )
}

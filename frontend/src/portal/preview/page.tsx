import { useNavigate } from "@solidjs/router"
import { createResource, Match, Switch } from "solid-js"
import { ApiError } from "../../lib/api.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Failure } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { setLooking } from "./looking.ts"
import { usePreviewWords } from "./words.ts"

function Entering(props: { token: string }) {
  const { t, own } = usePreviewWords()
  const navigate = useNavigate()
  const [opened, { refetch }] = createResource(async () => {
    await auth.openPreview(props.token)
    setLooking(true)
    await forgetSession()
    navigate(paths.overview, { replace: true })
    return true
  })
  const gone = () =>
    opened.error instanceof ApiError && ["not_found", "invalid_input", "conflict"].includes(opened.error.code)
  return (
    <Switch
      fallback={
        <AuthFrame title={t().loading}>
          <Lines count={3} />
        </AuthFrame>
      }
    >
      <Match when={gone()}>
        <AuthFrame title={own().goneTitle} text={own().goneText} />
      </Match>
      <Match when={opened.error}>
        <Failure error={opened.error} retry={refetch} />
      </Match>
    </Switch>
  )
}

/** Where staff arrive to look at the portal as a customer, and where they end when that is over. */
export function PreviewPage() {
  const { own } = usePreviewWords()
  const token = takeToken()
  if (token) return <Entering token={token} />
  setLooking(false)
  return <AuthFrame title={own().overTitle} text={own().overText} />
}

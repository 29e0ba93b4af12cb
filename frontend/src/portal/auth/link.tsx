import { createResource, type JSX, Match, Switch } from "solid-js"
import type { LinkView } from "../../../../shared/links.ts"
import { ApiError } from "../../lib/api.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Failure } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { AuthFrame } from "../frame.tsx"
import { useLinkWords } from "./link-words.ts"

type Known = { view: LinkView; token: string }

/** The page of a mailed link: looks at it, which never uses it up, and shows what fits its state. */
export function LinkPage(props: {
  look: (token: string) => Promise<LinkView>
  valid: (known: Known) => JSX.Element
  expired: (known: Known) => JSX.Element
  used: (known: Known) => JSX.Element
}) {
  const { own } = useLinkWords()
  const token = takeToken()
  const [view, { refetch }] = createResource(() => props.look(token))
  const broken = () =>
    view.error instanceof ApiError && ["not_found", "invalid_input"].includes(view.error.code)
  const known = (): Known | undefined => {
    const looked = view.error ? undefined : view()
    return looked && { view: looked, token }
  }
  return (
    <Switch
      fallback={
        <AuthFrame title="">
          <Lines count={4} />
        </AuthFrame>
      }
    >
      <Match when={broken()}>
        <AuthFrame title={own().brokenTitle} text={own().brokenText} />
      </Match>
      <Match when={view.error}>
        <Failure error={view.error} retry={refetch} />
      </Match>
      <Match when={known()}>
        {(link) => (
          <Switch>
            <Match when={link().view.state === "valid"}>{props.valid(link())}</Match>
            <Match when={link().view.state === "expired"}>{props.expired(link())}</Match>
            <Match when={link().view.state === "used"}>{props.used(link())}</Match>
          </Switch>
        )}
      </Match>
    </Switch>
  )
}

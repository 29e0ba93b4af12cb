import { createSignal, Match, Switch } from "solid-js"
import { createAction } from "../../lib/action.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/notice.tsx"
import { useFace } from "../face.tsx"
import { AuthFrame } from "../frame.tsx"
import { unsubscribe } from "./api.ts"
import { useLinkedWords } from "./words.ts"

/** Opening the page changes nothing: mail scanners open every link. */
export function UnsubscribePage() {
  const { own, name } = useLinkedWords()
  const face = useFace()
  const token = takeToken()
  const [done, setDone] = createSignal(false)
  const stop = createAction(async () => {
    await unsubscribe(token)
    setDone(true)
  })
  return (
    <Switch>
      <Match when={!token}>
        <AuthFrame title={own().goneTitle} text={own().goneText} />
      </Match>
      <Match when={done()}>
        <AuthFrame title={own().unsubscribedTitle} text={own().unsubscribedText} />
      </Match>
      <Match when={!done()}>
        <AuthFrame title={own().unsubscribeTitle} text={own().unsubscribeText(face ? name(face) : "")}>
          <Problem error={stop.error()} />
          <Button kind="primary" wide busy={stop.busy()} onClick={() => stop.run()}>
            {own().unsubscribe}
          </Button>
        </AuthFrame>
      </Match>
    </Switch>
  )
}

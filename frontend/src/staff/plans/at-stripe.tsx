import { createSignal, type JSX, Show } from "solid-js"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"

type Props = {
  /** Asks for the address of Stripe's page. */
  page: () => Promise<{ url: string }>
  primary?: boolean
  children: JSX.Element
}

/** A button that leads to one of Stripe's own pages, which leads back here. */
export function AtStripe(props: Props) {
  const [leaving, setLeaving] = createSignal(false)
  const action = createAction(() => props.page())
  const go = async () => {
    const page = await action.run()
    if (!page) return
    setLeaving(true)
    location.assign(page.url)
  }
  return (
    <>
      <Show when={action.error()}>
        <Problem error={action.error()} />
      </Show>
      <div class="actions">
        <Button kind={props.primary ? "primary" : "plain"} busy={action.busy() || leaving()} onClick={go}>
          {props.children}
        </Button>
      </div>
    </>
  )
}

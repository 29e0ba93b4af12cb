import Eye from "~icons/lucide/eye"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { customers } from "../api.ts"
import { useWords } from "../words.tsx"

/** The tab is opened by the click itself, which browsers allow, and gets its address once that is known. */
async function openBeside(address: () => Promise<string>) {
  const tab = window.open("about:blank", "_blank")
  try {
    const url = await address()
    if (!tab) return window.location.assign(url)
    tab.opener = null
    tab.location.replace(url)
  } catch (error) {
    tab?.close()
    throw error
  }
}

/** The portal with a customer's eyes. */
export function PreviewButton(props: { customerId: string }) {
  const { t } = useWords()
  const preview = createAction(() => openBeside(async () => (await customers.preview(props.customerId)).url))
  return (
    <>
      <Problem error={preview.error()} />
      <Button busy={preview.busy()} onClick={() => preview.run()}>
        <Eye aria-hidden="true" />
        {t().customers.preview}
        <span class="hidden-text"> ({t().app.opensInNewTab})</span>
      </Button>
    </>
  )
}

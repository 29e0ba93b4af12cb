import { useNavigate } from "@solidjs/router"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { forgetSession, useSelf } from "../session.tsx"
import { usePreviewWords } from "./words.ts"

/** Says on every page that this is not the customer, and leads out. */
export function PreviewBanner() {
  const { own, name } = usePreviewWords()
  const { self } = useSelf()
  const navigate = useNavigate()
  const leave = createAction(async () => {
    await auth.signOut()
    await forgetSession()
    navigate(paths.preview)
    // Works where the staff app opened this window.
    window.close()
  })
  return (
    <aside class="preview-bar">
      <div class="preview-row">
        <p>{own().banner(name(self().customer))}</p>
        <Button busy={leave.busy()} onClick={() => leave.run()}>
          {own().leave}
        </Button>
      </div>
    </aside>
  )
}

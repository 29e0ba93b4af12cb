import { createSignal, Show } from "solid-js"
import Picture from "~icons/lucide/image"
import { ApiError } from "../../lib/api.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { DropZone } from "../drop-zone.tsx"
import { reloadSelf, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

/** As `logoBytesMax` in shared/tenants.ts, which would bring its schemas into the browser. */
const bytesMax = 1_000_000
const pngStart = "data:image/png;base64,"

const readAsUrl = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener("load", () => resolve(String(reader.result)))
    reader.addEventListener("error", () => reject(reader.error))
    reader.readAsDataURL(file)
  })

type Refusal = "logoNotPng" | "logoTooLarge"

function refusalOf(file: File): Refusal | undefined {
  if (file.type !== "image/png") return "logoNotPng"
  return file.size > bytesMax ? "logoTooLarge" : undefined
}

/** `changed` is told the picture at once, so that the preview needs no round trip. */
function createLogo(changed: (url: string | null) => void) {
  const { t } = useWords()
  const toast = useToast()
  const [refusal, setRefusal] = createSignal<Refusal>()
  const [problem, setProblem] = createSignal<ApiError>()
  async function run(call: () => Promise<unknown>, url: string | null, said: string) {
    setProblem(undefined)
    try {
      await call()
      changed(url)
      toast(said)
      await reloadSelf()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error)
    }
  }
  async function take(file: File) {
    setRefusal(refusalOf(file))
    if (refusal()) return
    const url = await readAsUrl(file)
    await run(() => tenantApi.logo(url.slice(pngStart.length)), url, t().settings.logoSaved)
  }
  const remove = () => run(() => tenantApi.removeLogo(), null, t().settings.logoRemoved)
  return { refusal, problem, take, remove }
}

export function LogoField(props: { changed: (url: string | null) => void }) {
  const { t } = useWords()
  const common = useCommon()
  const { may, tenant } = useStaff()
  const logo = createLogo((url) => props.changed(url))
  const refused = () => {
    const reason = logo.refusal()
    const key = logo.problem()?.fields?.png
    return reason ? t().settings[reason] : key && common().field(key)
  }
  return (
    <Show when={may("branding.write")}>
      <fieldset class="stack">
        <legend class="label">{t().settings.logo}</legend>
        <DropZone
          accept="image/png"
          icon={Picture}
          text={t().settings.logoDrop}
          choose={t().settings.logoChoose}
          hint={t().settings.logoHint}
          onFile={logo.take}
        />
        <Show when={refused()}>
          {(text) => (
            <p class="notice" data-tone="bad" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Problem error={logo.problem()?.fields ? undefined : logo.problem()} />
        <Show when={tenant().brand.logoVersion}>
          <div class="actions">
            <Button kind="quiet" onClick={logo.remove}>
              {t().settings.logoRemove}
            </Button>
          </div>
        </Show>
      </fieldset>
    </Show>
  )
}

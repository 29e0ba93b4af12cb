import { createSignal, For, Show } from "solid-js"
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

/** As `pictureBytesMax` in shared/pictures.ts, which would bring its schemas into the browser. */
const bytesMax = 2_000_000

const inBase64 = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")))
    reader.addEventListener("error", () => reject(reader.error))
    reader.readAsDataURL(file)
  })

function createLogo() {
  const { t } = useWords()
  const common = useCommon()
  const toast = useToast()
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string>()
  const [problem, setProblem] = createSignal<ApiError>()
  async function run(call: () => Promise<unknown>, said: string) {
    setBusy(true)
    setRefusal(undefined)
    setProblem(undefined)
    try {
      await call()
      await reloadSelf()
      toast(said)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const reason = error.fields?.picture
      if (reason) setRefusal(common().field(reason))
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  async function take(file: File) {
    if (file.size > bytesMax) setRefusal(common().field("picture_too_large"))
    else await run(async () => tenantApi.logo(await inBase64(file)), t().settings.logoSaved)
  }
  const remove = () => run(tenantApi.removeLogo, t().settings.logoRemoved)
  return { busy, refusal, problem, take, remove }
}

/** The logo on the two grounds it has to be seen on. */
function Grounds(props: { version: string }) {
  const { t, name } = useWords()
  const { tenant } = useStaff()
  return (
    <div class="logo-grounds">
      <For each={["light", "dark"] as const}>
        {(ground) => (
          <figure class="logo-ground" data-ground={ground}>
            <img
              src={`/api/staff/branding/logo?v=${props.version}`}
              alt={t().settings.logoAlt(name(tenant()))}
            />
            <figcaption>{t().settings.logoGrounds[ground]}</figcaption>
          </figure>
        )}
      </For>
    </div>
  )
}

export function LogoField() {
  const { t } = useWords()
  const { may, tenant } = useStaff()
  const logo = createLogo()
  return (
    <Show when={may("branding.write")}>
      <fieldset class="stack" aria-busy={logo.busy()}>
        <legend class="label">{t().settings.logo}</legend>
        <Show when={tenant().brand.logoVersion}>{(version) => <Grounds version={version()} />}</Show>
        <DropZone
          accept="image/png,image/jpeg,image/webp"
          icon={Picture}
          text={logo.busy() ? t().settings.logoBusy : t().settings.logoDrop}
          choose={logo.busy() ? "" : t().settings.logoChoose}
          hint={t().settings.logoHint}
          onFile={logo.take}
        />
        <Show when={logo.refusal()}>
          {(text) => (
            <p class="notice" data-tone="bad" role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Problem error={logo.problem()} />
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

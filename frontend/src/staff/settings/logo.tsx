import { For, Show } from "solid-js"
import Picture from "~icons/lucide/image"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { DropZone } from "../drop-zone.tsx"
import { createPicture, pictureTypes } from "../picture.ts"
import { reloadSelf, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

function createLogo() {
  const { t } = useWords()
  const toast = useToast()
  const done = (said: string) => async () => {
    await reloadSelf()
    toast(said)
  }
  return createPicture({
    send: tenantApi.logo,
    sent: done(t().settings.logoSaved),
    remove: tenantApi.removeLogo,
    removed: done(t().settings.logoRemoved),
  })
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
          accept={pictureTypes}
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

import { createSignal, For, Show } from "solid-js"
import Picture from "~icons/lucide/image"
import { createAction } from "../../lib/action.ts"
import type { FieldProps } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { DropZone } from "../drop-zone.tsx"
import { doubtOf, inAddress, pictureTypes } from "../picture.ts"
import { reloadSelf, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { savedLogo } from "./drafted.ts"
import { useSettingWords } from "./words.ts"

/** The logo on the two grounds it has to be seen on. */
function Grounds(props: { address: string }) {
  const { t, name } = useWords()
  const { tenant } = useStaff()
  return (
    <div class="logo-grounds">
      <For each={["light", "dark"] as const}>
        {(ground) => (
          <figure class="logo-ground" data-ground={ground}>
            <img src={props.address} alt={t().settings.logoAlt(name(tenant()))} />
            <figcaption>{t().settings.logoGrounds[ground]}</figcaption>
          </figure>
        )}
      </For>
    </div>
  )
}

/** What is wrong with the picture: at once where that can be seen here, else once the server has said so. */
function Refusal(props: { error: string | undefined }) {
  const common = useCommon()
  return (
    <Show when={props.error}>
      {(error) => (
        <p class="notice" data-tone="bad" role="alert">
          {common().field(error())}
        </p>
      )}
    </Show>
  )
}

function Remove() {
  const { t } = useWords()
  const toast = useToast()
  const remove = createAction(async () => {
    await tenantApi.removeLogo()
    await reloadSelf()
    toast(t().settings.logoRemoved)
  })
  return (
    <>
      <Problem error={remove.error()} />
      <div class="actions">
        <Button kind="quiet" busy={remove.busy()} onClick={() => remove.run()}>
          {t().settings.logoRemove}
        </Button>
      </div>
    </>
  )
}

function Drafted(props: { discard: () => void }) {
  const { own } = useSettingWords()
  return (
    <div class="actions">
      <span class="soft small" role="status">
        {own().logoDrafted}
      </span>
      <Button kind="quiet" onClick={props.discard}>
        {own().logoDiscard}
      </Button>
    </div>
  )
}

/** A picture that is chosen is looked at first, and saved with the rest of the form. */
export function LogoField(props: { field: FieldProps }) {
  const { t } = useWords()
  const { tenant } = useStaff()
  const [doubt, setDoubt] = createSignal<string>()
  async function choose(file: File) {
    setDoubt(doubtOf(file))
    if (!doubt()) props.field.onInput(await inAddress(file))
  }
  const shown = () => props.field.value || savedLogo(tenant())
  return (
    <fieldset class="stack">
      <legend class="label">{t().settings.logo}</legend>
      <Show when={shown()}>{(address) => <Grounds address={address()} />}</Show>
      <DropZone
        accept={pictureTypes}
        icon={Picture}
        text={t().settings.logoDrop}
        choose={t().settings.logoChoose}
        hint={t().settings.logoHint}
        onFile={choose}
      />
      <Refusal error={doubt() ?? props.field.error} />
      <Show when={props.field.value} fallback={tenant().brand.logoVersion && <Remove />}>
        <Drafted discard={() => props.field.onInput("")} />
      </Show>
    </fieldset>
  )
}

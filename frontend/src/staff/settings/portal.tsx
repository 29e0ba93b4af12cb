import { A } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { VisibilityKind } from "../../../../shared/tenants.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Switch } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { shownKinds } from "../visibility.ts"
import { useWords } from "../words.tsx"
import { createPortal, type Portal } from "./portal-change.ts"
import { useSettingWords } from "./words.ts"

function OpenCard(props: { portal: Portal }) {
  const { t } = useWords()
  const { self, may } = useStaff()
  const [asking, setAsking] = createSignal(false)
  const open = () => self().tenant.portal.enabled
  async function close() {
    setAsking(false)
    await props.portal.change({ enabled: false }, t().settings.closed)
  }
  return (
    <section class="card card-head" aria-labelledby="open">
      <div>
        <h2 id="open">
          <span class="dot" data-on={open() ? "" : undefined} aria-hidden="true" />
          {open() ? t().settings.portalOpen : t().settings.portalClosed}
        </h2>
        <p class="soft">{open() ? t().settings.portalOpenText : t().settings.portalClosedText}</p>
        <p>
          <a href={self().portalUrl} target="_blank" rel="noopener external" dir="ltr">
            {self().portalUrl.replace(/^https?:\/\//, "")}
          </a>
        </p>
      </div>
      <Show when={may("portal.write")}>
        <Show
          when={open()}
          fallback={
            <Button
              kind="primary"
              busy={props.portal.busy()}
              onClick={() => props.portal.change({ enabled: true }, t().settings.opened)}
            >
              {t().settings.openPortal}
            </Button>
          }
        >
          <Button busy={props.portal.busy()} onClick={() => setAsking(true)}>
            {t().settings.closePortal}
          </Button>
        </Show>
      </Show>
      <Dialog open={asking()} onClose={() => setAsking(false)} title={t().settings.closeTitle}>
        <p>{t().settings.closeText}</p>
        <div class="actions" data-end="">
          <Button onClick={() => setAsking(false)}>{t().app.cancel}</Button>
          <Button kind="danger" onClick={close}>
            {t().settings.closePortal}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}

function VisibilityCard(props: { portal: Portal }) {
  const { own, t } = useSettingWords()
  const { tenant, may } = useStaff()
  const shown = (kind: VisibilityKind) => tenant().portal.visibility[kind] === true
  function set(kind: VisibilityKind, checked: boolean) {
    const { title } = t().settings.visibility[kind]
    const visibility = { ...tenant().portal.visibility, [kind]: checked }
    return props.portal.change(
      { visibility },
      checked ? t().settings.shown(title) : t().settings.hidden(title),
    )
  }
  return (
    <section class="card" aria-labelledby="visible">
      <h2 id="visible">{t().settings.visible}</h2>
      <p class="soft">
        {own().overridesText} <A href={paths.customers}>{own().overridesLink}</A>
      </p>
      <div class="switches">
        <For each={shownKinds}>
          {(kind) => (
            <Switch
              label={t().settings.visibility[kind].title}
              hint={t().settings.visibility[kind].text}
              checked={shown(kind)}
              disabled={!may("portal.write") || props.portal.busy()}
              onChange={(checked) => set(kind, checked)}
            />
          )}
        </For>
      </div>
    </section>
  )
}

export function PortalPage() {
  const { t } = useWords()
  const { may } = useStaff()
  const portal = createPortal()
  return (
    <>
      <PageHead title={t().settings.portal} text={t().settings.portalText} />
      <div class="stack narrow">
        <Show when={!may("portal.write")}>
          <p class="notice">{t().app.readOnly}</p>
        </Show>
        <Problem error={portal.problem()} />
        <OpenCard portal={portal} />
        <VisibilityCard portal={portal} />
      </div>
    </>
  )
}

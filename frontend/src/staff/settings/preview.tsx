import { createEffect, createSignal, Show } from "solid-js"
import { money } from "../../../../shared/money.ts"
import { applyTheme, schemeNow } from "../../lib/theme.ts"
import { Segments } from "../../ui/segments.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

type Props = {
  colour: string
  senderName: string
  replyTo: string
  title: string | undefined
  welcome: string | undefined
}

function Mark(props: { title?: string | undefined }) {
  const { t, name } = useWords()
  const { tenant } = useStaff()
  const url = () => {
    const version = tenant().brand.logoVersion
    return version && `/api/staff/branding/logo?v=${version}`
  }
  const shown = () => props.title || name(tenant())
  return (
    <span class="mark">
      <Show when={url()} fallback={<span class="mark-letter">{[...shown()][0]?.toUpperCase()}</span>}>
        {(source) => <img src={source()} alt={t().settings.logoAlt(name(tenant()))} />}
      </Show>
      <span class="strong">
        <bdi>{shown()}</bdi>
      </span>
    </span>
  )
}

function PortalPreview(props: Props) {
  const { t, money: print } = useWords()
  const { tenant } = useStaff()
  return (
    <div class="sheet">
      <div class="sheet-top">
        <Mark title={props.title} />
      </div>
      <div class="sheet-body">
        <Show when={props.welcome}>
          <span class="soft" dir="auto">
            {props.welcome}
          </span>
        </Show>
        <span class="soft small">{t().settings.previewDue}</span>
        <span class="figure-amount">{print(money(1_842_000, tenant().currency))}</span>
        <span>
          <span class="sheet-button">{t().settings.previewPay}</span>
        </span>
        <span class="sheet-link">{t().settings.previewAll}</span>
      </div>
    </div>
  )
}

function MailPreview(props: Props) {
  const { t, name } = useWords()
  const { tenant } = useStaff()
  return (
    <div class="sheet">
      <dl class="sheet-top mail-head">
        <div>
          <dt>{t().settings.previewFrom}</dt>
          <dd>
            <bdi>{props.senderName}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t().settings.previewReply}</dt>
          <dd>
            <bdi dir="ltr">{props.replyTo || tenant().email}</bdi>
          </dd>
        </div>
      </dl>
      <div class="sheet-body">
        <Mark />
        <span class="strong">{t().settings.previewSubject(name(tenant()))}</span>
        <span>{t().settings.previewBody(name(tenant()))}</span>
        <span>
          <span class="sheet-button">{t().settings.previewButton}</span>
        </span>
      </div>
    </div>
  )
}

/** What customers will meet, in the colours that the portal itself would compute. */
export function Preview(props: Props) {
  const { t } = useWords()
  const [shown, setShown] = createSignal<"portal" | "mail">("portal")
  let frame: HTMLDivElement | undefined
  createEffect(() => frame && applyTheme(frame, props.colour, schemeNow()))
  return (
    <section class="card stack preview" aria-label={t().settings.preview}>
      <div class="card-head">
        <h2>{t().settings.preview}</h2>
        <Segments
          label={t().settings.preview}
          options={[
            { value: "portal", text: t().settings.previewPortal },
            { value: "mail", text: t().settings.previewMail },
          ]}
          value={shown()}
          onChoose={setShown}
        />
      </div>
      <div ref={frame}>
        <Show when={shown() === "portal"} fallback={<MailPreview {...props} />}>
          <PortalPreview {...props} />
        </Show>
      </div>
    </section>
  )
}

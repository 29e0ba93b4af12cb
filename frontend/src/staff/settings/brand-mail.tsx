import { createEffect, Show } from "solid-js"
import type { Language } from "../../../../shared/fields.ts"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { drawMail } from "../invitations/mail-view.ts"
import { createPreview } from "../invitations/preview.ts"
import { useStaff } from "../session.tsx"
import type { DraftedBrand } from "./drafted.ts"
import { usePreviewWords } from "./preview-words.ts"
import "../invitations/invitations.css"

function Html(props: { html: string }) {
  let host: HTMLDivElement | undefined
  createEffect(() => host && drawMail(host, props.html))
  return <div ref={host} class="mail-body" />
}

/** Who a mail comes from and who its answers reach, as a mail program says it. */
function MailHead(props: { brand: DraftedBrand; subject: string }) {
  const { own } = usePreviewWords()
  const { tenant } = useStaff()
  return (
    <dl class="sheet-top mail-head">
      <div>
        <dt>{own().from}</dt>
        <dd>
          <bdi>{props.brand.senderName}</bdi>
        </dd>
      </div>
      <div>
        <dt>{own().replyTo}</dt>
        <dd>
          <bdi dir="ltr">{props.brand.replyTo || tenant().email}</bdi>
        </dd>
      </div>
      <div>
        <dt>{own().subject}</dt>
        <dd>
          <bdi>{props.subject}</bdi>
        </dd>
      </div>
    </dl>
  )
}

/** The real invitation, as the server would send it in the colour that is typed. */
export function BrandMail(props: { brand: DraftedBrand; language: Language }) {
  const preview = createPreview(
    () => ({ texts: {}, guide: false, language: props.language, colour: props.brand.colour }),
    () => undefined,
  )
  return (
    <>
      <Problem error={preview.error()} />
      <Show when={preview.mail()} fallback={!preview.error() && <Lines count={8} />}>
        {(mail) => (
          <div class="sheet" aria-busy={preview.waiting()}>
            <MailHead brand={props.brand} subject={mail().subject} />
            <Html html={mail().html} />
          </div>
        )}
      </Show>
    </>
  )
}

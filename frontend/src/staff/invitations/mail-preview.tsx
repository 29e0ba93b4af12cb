import { createEffect, createSignal, Show } from "solid-js"
import type { InvitationPreview, PreviewInvitation } from "../../../../shared/bulk-invitations.ts"
import { Problem } from "../../ui/problem.tsx"
import { Segments } from "../../ui/segments.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useStaff } from "../session.tsx"
import { drawMail } from "./mail-view.ts"
import { createPreview } from "./preview.ts"
import { useInvitationWords } from "./words.ts"
import "./invitations.css"

function Html(props: { html: string }) {
  let host: HTMLDivElement | undefined
  createEffect(() => host && drawMail(host, props.html))
  return <div ref={host} class="mail-body" />
}

function Mail(props: { mail: InvitationPreview; waiting: boolean }) {
  const { own } = useInvitationWords()
  const { tenant } = useStaff()
  const [kind, setKind] = createSignal<"html" | "text">("html")
  return (
    <>
      <div class="mail-tools">
        <Segments
          label={own().preview}
          value={kind()}
          onChoose={setKind}
          options={[
            { value: "html", text: own().asHtml },
            { value: "text", text: own().asText },
          ]}
        />
        <span class="soft small">{own().previewNote}</span>
      </div>
      <div class="sheet" aria-busy={props.waiting}>
        <div class="sheet-top mail-head">
          <bdi class="soft small">{tenant().brand.senderName}</bdi>
          <bdi class="strong">{props.mail.subject}</bdi>
        </div>
        <Show
          when={kind() === "html"}
          fallback={
            <pre class="mail-text" dir="auto">
              {props.mail.text}
            </pre>
          }
        >
          <Html html={props.mail.html} />
        </Show>
      </div>
    </>
  )
}

/** The real mail, as the server would send it with what stands here now; asked anew when the typing rests. */
export function MailPreview(props: {
  asked: PreviewInvitation
  /** What is wrong with the texts, by field, once the server has said so. */
  onFields?: (fields: Record<string, string>) => void
}) {
  const { own } = useInvitationWords()
  const preview = createPreview(
    () => props.asked,
    (fields) => props.onFields?.(fields),
  )
  return (
    <section class="mail-preview" aria-label={own().preview}>
      <Problem error={preview.error()} />
      <Show
        when={preview.mail()}
        fallback={
          <Show when={!preview.error()}>
            <Lines count={8} />
          </Show>
        }
      >
        {(mail) => <Mail mail={mail()} waiting={preview.waiting()} />}
      </Show>
    </section>
  )
}

import { Show } from "solid-js"
import type { PortalFace } from "../../../shared/tenants.ts"
import { useClosedWords } from "./closed-words.ts"
import { AuthFrame } from "./frame.tsx"
import { paths } from "./paths.ts"

/** Addresses that mails lead to: who comes by one learns that it is not lost. */
const mailed: string[] = [paths.welcome, paths.resetPassword, paths.linked, paths.emailChange]

/** Instead of the whole portal, while its company keeps it closed. */
export function ClosedPage(props: { face: PortalFace }) {
  const { own, name } = useClosedWords()
  const byLink = mailed.includes(window.location.pathname)
  return (
    <AuthFrame title={own().title} text={own().text(name(props.face))}>
      <Show when={byLink}>
        <p>{own().byLink}</p>
      </Show>
      <Show when={props.face.contact}>
        {(contact) => (
          <p class="stack">
            <a href={`mailto:${contact().email}`}>
              <bdi dir="ltr">{contact().email}</bdi>
            </a>
            <Show when={contact().phone}>
              {(phone) => (
                <a href={`tel:${phone().replace(/[^+\d]/g, "")}`}>
                  <bdi dir="ltr">{phone()}</bdi>
                </a>
              )}
            </Show>
          </p>
        )}
      </Show>
    </AuthFrame>
  )
}

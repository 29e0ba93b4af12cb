import { Show } from "solid-js"
import type { infer as Infer } from "zod"
import type { AccountManager, QueryTopic } from "../../../../shared/queries.ts"
import { useQueryWords } from "./words.ts"
import "./queries.css"

/** Where a form would lead nowhere: who does, and how to reach them. */
export function ManagerCard(props: { manager: Infer<typeof AccountManager>; topic: QueryTopic }) {
  const { own } = useQueryWords()
  return (
    <section class="card stack" aria-labelledby="manager" aria-live="polite">
      <h2 id="manager">{own().personTitle}</h2>
      <p>{own().personText(own().topics[props.topic])}</p>
      <div class="manager">
        <Show
          when={props.manager.photo}
          fallback={
            <span class="avatar" aria-hidden="true">
              {[...props.manager.name][0]}
            </span>
          }
        >
          {(photo) => <img class="avatar" src={`/api/documents/manager.png?v=${photo()}`} alt="" />}
        </Show>
        <div>
          <p class="strong">
            <bdi>{props.manager.name}</bdi>
          </p>
          <p class="soft small">{own().manager}</p>
        </div>
      </div>
      <dl class="facts">
        <div>
          <dt>{own().email}</dt>
          <dd>
            <a href={`mailto:${props.manager.email}`} dir="ltr">
              {props.manager.email}
            </a>
          </dd>
        </div>
        <Show when={props.manager.phone}>
          {(phone) => (
            <div>
              <dt>{own().phone}</dt>
              <dd>
                <a href={`tel:${phone().replace(/[^\d+]/g, "")}`} dir="ltr">
                  {phone()}
                </a>
              </dd>
            </div>
          )}
        </Show>
      </dl>
    </section>
  )
}

import { createSignal, Match, Show, Switch } from "solid-js"
import { type Draft, previewAddress } from "../../brand-preview/draft.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { createFit, createSeen } from "./fit.ts"
import { createTalk } from "./frame-talk.ts"
import { usePreviewWords } from "./preview-words.ts"

const sizes = { desktop: { width: 880, height: 760 }, phone: { width: 390, height: 760 } }
export type FrameSize = keyof typeof sizes

type Props = { draft: Draft; size: FrameSize }

/** One try at loading the frame. It shows once something is drawn in it, so that nothing else flashes up. */
function Framed(props: Props & { scale: number; again: () => void }) {
  const { own } = usePreviewWords()
  const common = useCommon()
  let frame: HTMLIFrameElement | undefined
  const state = createTalk(
    () => frame,
    () => props.draft,
  )
  return (
    <>
      <iframe
        ref={frame}
        title={own().frame}
        src={previewAddress}
        // No forms, no windows, no way out of the frame: it is a picture of the portal.
        sandbox="allow-scripts allow-same-origin"
        data-state={state()}
        style={{
          "inline-size": `${sizes[props.size].width}px`,
          "block-size": `${sizes[props.size].height}px`,
          transform: `scale(${props.scale})`,
        }}
      />
      <Switch>
        <Match when={state() === "waiting"}>
          <div class="portal-frame-news" aria-busy="true">
            <span class="hidden-text">{common().loading}</span>
            <PageSkeleton />
          </div>
        </Match>
        <Match when={state() === "failed"}>
          <div class="portal-frame-news empty" role="alert">
            <p class="strong">{own().failed}</p>
            <p class="soft">{own().failedText}</p>
            <Button onClick={props.again}>{common().retry}</Button>
          </div>
        </Match>
      </Switch>
    </>
  )
}

/** The portal's own pages, as they would be with a brand that is not saved. Loaded when it comes into sight. */
export function PortalFrame(props: Props) {
  const [tries, setTries] = createSignal(1)
  let room: HTMLDivElement | undefined
  const seen = createSeen(() => room)
  const scale = createFit(
    () => room,
    () => sizes[props.size].width,
  )
  return (
    <div ref={room}>
      <div
        class="portal-frame"
        style={{
          "inline-size": `${sizes[props.size].width * scale()}px`,
          "block-size": `${sizes[props.size].height * scale()}px`,
        }}
      >
        <Show when={seen() && tries()} keyed>
          <Framed {...props} scale={scale()} again={() => setTries(tries() + 1)} />
        </Show>
      </div>
    </div>
  )
}

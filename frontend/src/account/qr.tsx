import { createResource, Show } from "solid-js"
import { useAccountWords } from "./words.tsx"

const quietZone = 2

/** One square per dark module, as a single path. */
async function pathOf(text: string) {
  const { encode } = await import("uqr")
  const { data, size } = encode(text, { ecc: "M", border: quietZone })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join("") }
}

/** Dark on white in both schemes: some apps cannot read it the other way round. */
export function QrPicture(props: { text: string }) {
  const { t } = useAccountWords()
  const [picture] = createResource(() => props.text, pathOf)
  return (
    <div class="qr">
      <Show when={picture()}>
        {(drawn) => (
          <svg
            role="img"
            aria-label={t().setUp.picture}
            viewBox={`0 0 ${drawn().size} ${drawn().size}`}
            shape-rendering="crispEdges"
          >
            <path d={drawn().path} />
          </svg>
        )}
      </Show>
    </div>
  )
}

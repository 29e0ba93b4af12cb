import { For } from "solid-js"

type Bar = { label: string; value: number; text: string; tone?: "brand" | "warn" | "bad" }

/** Bars with their figures as text beside them; the same figures as a table for screen readers and copying. */
export function BarChart(props: { label: string; bars: Bar[] }) {
  const largest = () => Math.max(1, ...props.bars.map((bar) => bar.value))
  return (
    <table class="bars">
      <caption class="hidden-text">{props.label}</caption>
      <tbody>
        <For each={props.bars}>
          {(bar) => (
            <tr>
              <th scope="row">{bar.label}</th>
              <td class="bars-figure">
                <svg
                  aria-hidden="true"
                  width="100%"
                  height="8"
                  preserveAspectRatio="none"
                  viewBox="0 0 100 8"
                >
                  <rect class="bars-track" width="100" height="8" />
                  <rect
                    class="bars-bar"
                    data-tone={bar.tone ?? "brand"}
                    width={(bar.value / largest()) * 100}
                    height="8"
                  />
                </svg>
              </td>
              <td class="number">{bar.text}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

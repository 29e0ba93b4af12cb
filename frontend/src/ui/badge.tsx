import type { JSX } from "solid-js"

export type Tone = "neutral" | "blue" | "red" | "amber" | "green"

/** A state in a word; its colour only helps. */
export const Badge = (props: { tone: Tone; children: JSX.Element }) => (
  <span class="badge" data-tone={props.tone}>
    {props.children}
  </span>
)

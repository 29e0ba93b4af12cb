import { createRenderEffect } from "solid-js"

/** The tab's title. */
export function Title(props: { children: string }) {
  createRenderEffect(() => {
    document.title = props.children
  })
  return null
}

import type { JSX } from "solid-js"

type Kind = "plain" | "primary" | "quiet" | "danger"

export function Button(props: {
  kind?: Kind
  type?: "button" | "submit"
  busy?: boolean
  disabled?: boolean
  wide?: boolean
  onClick?: (event: MouseEvent) => void
  label?: string
  children: JSX.Element
}) {
  return (
    <button
      type={props.type ?? "button"}
      class="button"
      data-kind={props.kind ?? "plain"}
      data-wide={props.wide ? "" : undefined}
      aria-busy={props.busy ? "true" : undefined}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={(event) => !props.busy && props.onClick?.(event)}
    >
      {props.children}
    </button>
  )
}

export function ButtonLink(props: {
  href: string
  kind?: Kind
  wide?: boolean
  external?: boolean
  /** A name of its own for the file, or its server's. */
  download?: boolean | string
  children: JSX.Element
}) {
  const shape = () => ({
    class: "button",
    "data-kind": props.kind ?? "plain",
    "data-wide": props.wide ? "" : undefined,
  })
  if (props.external || props.download)
    return (
      // The router must leave files and other hosts to the browser.
      <a
        {...shape()}
        href={props.href}
        rel="external"
        download={typeof props.download === "string" ? props.download : props.download ? "" : undefined}
      >
        {props.children}
      </a>
    )
  return (
    <a {...shape()} href={props.href}>
      {props.children}
    </a>
  )
}

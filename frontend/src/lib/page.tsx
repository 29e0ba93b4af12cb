import { useLocation } from "@solidjs/router"
import { type Component, lazy } from "solid-js"

const reloadedAt = "reloaded"
const pauseMilliseconds = 30_000

/**
 * A page in a chunk of its own. After a deployment an open tab may ask for a chunk that is gone: then the address is
 * loaded anew, once in half a minute, and the click is not lost.
 */
export function page<P extends object = Record<never, never>>(load: () => Promise<Component<P>>) {
  return lazy(() =>
    load().then(
      (component) => ({ default: component }),
      (error) => {
        const last = Number(sessionStorage.getItem(reloadedAt) ?? 0)
        if (Date.now() - last < pauseMilliseconds) throw error
        sessionStorage.setItem(reloadedAt, String(Date.now()))
        return { default: Reload as Component<P> }
      },
    ),
  )
}

function Reload() {
  const location = useLocation()
  window.location.assign(`${location.pathname}${location.search}${location.hash}`)
  return null
}

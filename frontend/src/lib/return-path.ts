/** Only a path of this very host, or `otherwise`: an address from outside could lead anywhere (R17). */
export function returnPath(to: unknown, otherwise: string) {
  const { origin } = window.location
  if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, origin)) return otherwise
  const url = new URL(to, origin)
  const path = `${url.pathname}${url.search}`
  // What `..` takes away can leave two slashes, which name a host.
  return url.origin === origin && !path.startsWith("//") ? path : otherwise
}

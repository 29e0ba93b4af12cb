/**
 * A mail drawn inside our own page. A frame would need looser headers, or lose the mail's inline styles to them; so
 * its elements are made anew, one by one, from what the layout of our mails is known to use. Whatever else the text
 * holds is left out, links lead nowhere, and styles are set as values, which the page's policy allows.
 */
const elements = new Set(
  "TABLE TBODY THEAD TR TD TH P DIV SPAN A BR STRONG B EM I UL OL LI IMG H1 H2 H3".split(" "),
)
/** The page has headings of its own. */
const renamed: Record<string, string> = { H1: "div", H2: "div", H3: "div" }
const attributes = new Set(
  "class dir lang role width height align valign bgcolor cellpadding cellspacing border alt colspan".split(
    " ",
  ),
)
const styleKept = "data-style"

/** Parsing must not meet what the page's policy would refuse and complain of. */
function split(html: string) {
  const styles: string[] = []
  const rest = html
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, style: string) => {
      styles.push(style)
      return ""
    })
    .replace(/ style="/g, ` ${styleKept}="`)
    .replace(/ src="/g, ' data-src="')
  return { styles: styles.join("\n"), body: new DOMParser().parseFromString(rest, "text/html").body }
}

/** The company's logo, which this host serves to its staff, and nothing else is loaded. */
function pictureOf(source: string | null) {
  const url = source && URL.canParse(source) ? new URL(source) : undefined
  if (url?.protocol === "data:") return url.href
  return url?.pathname === "/api/auth/logo" ? `/api/staff/branding/logo${url.search}` : undefined
}

function copyOf(element: Element): HTMLElement {
  const copy = document.createElement(renamed[element.tagName] ?? element.tagName.toLowerCase())
  for (const { name, value } of element.attributes) if (attributes.has(name)) copy.setAttribute(name, value)
  copy.style.cssText = element.getAttribute(styleKept) ?? ""
  if (copy instanceof HTMLImageElement) {
    const source = pictureOf(element.getAttribute("data-src"))
    if (source) copy.src = source
  }
  copy.append(...childrenOf(element))
  return copy
}

function childrenOf(parent: Element): Node[] {
  return [...parent.childNodes].flatMap((node): Node[] => {
    if (node instanceof Text) return [document.createTextNode(node.data)]
    return node instanceof Element && elements.has(node.tagName) ? [copyOf(node)] : []
  })
}

/** Draws `html` into a shadow of `host`, where neither the page's styles nor the mail's reach the other. */
export function drawMail(host: HTMLElement, html: string) {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" })
  const { styles, body } = split(html)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`:host{all:initial;display:block}img:not([src]){display:none!important}${styles}`)
  shadow.adoptedStyleSheets = [sheet]
  const page = document.createElement("div")
  page.className = body.className
  page.dir = body.dir
  page.style.cssText = body.getAttribute(styleKept) ?? ""
  page.append(...childrenOf(body))
  shadow.replaceChildren(page)
}

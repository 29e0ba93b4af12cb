import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"

const source = readFileSync("node_modules/axe-core/axe.min.js", "utf8")

type Violation = { id: string; nodes: { html: string }[] }

type Asked = {
  /** Only these rules. */
  only?: string[]
  /** A selector of what is looked at, if not the whole page. */
  within?: string
}

/** What axe finds on the page as it stands, best practices included. Injected by evaluating: the CSP allows no tag. */
export async function faults(page: Page, { only, within }: Asked = {}): Promise<string[]> {
  await page.evaluate(source)
  const options = JSON.stringify({ resultTypes: ["violations"], ...(only && { runOnly: only }) })
  const where = within ? JSON.stringify(within) : "document"
  const { violations } = (await page.evaluate(`axe.run(${where}, ${options})`)) as { violations: Violation[] }
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  )
}

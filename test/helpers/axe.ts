import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"

const source = readFileSync("node_modules/axe-core/axe.min.js", "utf8")

type Violation = { id: string; nodes: { html: string }[] }

/** What axe finds on the page as it stands, best practices included. Injected by evaluating: the CSP allows no tag. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: Violation[]
  }
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  )
}

import { afterAll, beforeAll, expect, test } from "vitest"
import { picture } from "../helpers/browser.ts"
import { useCloud } from "../helpers/cloud.ts"
import {
  type App,
  addresses,
  type Crawl,
  faultsOf,
  type Look,
  settled,
  startCrawl,
} from "../helpers/crawl.ts"
import { filled } from "../helpers/screens.ts"

/**
 * Every page of both apps, in both languages, on a desk and on a phone, in the light and in the dark. A run looks
 * at each page in one of the four; `PICTURES=1 npm test -- --project=e2e test/e2e/screens.e2e.ts` in all of them,
 * and leaves the pictures in `.pictures/`. `test/deep/screens.deep.ts` looks at each in all eight.
 */

const { cloud } = useCloud()
const wantsPictures = process.env.PICTURES === "1"
const looks: Look[] = [
  { language: "en", size: "desktop", colours: "light" },
  { language: "ar", size: "phone", colours: "dark" },
  { language: "ar", size: "desktop", colours: "light" },
  { language: "en", size: "phone", colours: "dark" },
]

let crawl: Crawl
beforeAll(async () => {
  crawl = await startCrawl(cloud())
}, 90_000)
afterAll(() => crawl?.close())

async function lookAt(app: App, all: string[], look: Look): Promise<string[]> {
  const complaints: string[] = []
  const page = await crawl.newPage(app, look, complaints)
  for (const address of all) {
    const where = `${app} ${address} ${look.language} ${look.size} ${look.colours}`
    await page.goto(`${crawl.homes[app]}${await filled(app, address, crawl.readers[app])}`)
    await settled(page)
    complaints.push(...(await faultsOf(page, look)).map((fault) => `${where}: ${fault}`))
    if (wantsPictures) {
      const name = address.replaceAll("/", "-").replaceAll(":", "") || "-"
      await picture(page, `all${name}-${app}-${look.language}-${look.size}`)
    }
  }
  await page.context().close()
  return complaints
}

test("the route tables are read", () => {
  expect(addresses.portal.all).toEqual(
    expect.arrayContaining(["/", "/sign-in", "/invoices/:id", "/no-such-page"]),
  )
  expect(addresses.staff.all).toEqual(
    expect.arrayContaining(["/", "/settings/team", "/customers/:customerId/invoices/:id"]),
  )
})

/** Each page in one of the four looks, turn by turn: all of them take longer than one run may. */
const turn = (all: string[], at: number) =>
  wantsPictures ? all : all.filter((_, index) => index % looks.length === at)

test.each(["portal", "staff"] as const)(
  "every page of the %s is sound in both languages and sizes",
  async (app) => {
    const found: string[] = []
    for (const pair of [looks.slice(0, 2), looks.slice(2)]) {
      const seen = await Promise.all(
        pair.map((look) => lookAt(app, turn(addresses[app].all, looks.indexOf(look)), look)),
      )
      found.push(...seen.flat())
    }
    expect(found).toEqual([])
  },
  wantsPictures ? 600_000 : 120_000,
)

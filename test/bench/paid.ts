import { startCloud } from "../../infra/local/cloud.ts"
import { launchBrowser, sizes } from "../helpers/browser.ts"
import { median, pairedRatio, quantile } from "../helpers/measure.ts"
import { newBuyer, newShop, payAt } from "../helpers/shop.ts"
import { password } from "../helpers/world.ts"

/**
 * From the webhook to "paid", with the payer waiting on the payment's page: what the screen says, against what the API
 * says at once. The page asks every second, so that a median of half a second more is as good as it gets.
 */
const rounds = Number(process.env.ROUNDS ?? 30)

const cloud = await startCloud()
const browser = await launchBrowser()
try {
  const shop = await newShop(cloud)
  const buyer = await newBuyer(
    cloud,
    shop,
    Array.from({ length: rounds }, (_, at) => `${100 + at}.00`),
  )
  const context = await browser.newContext({ viewport: sizes.desktop, locale: "en-GB" })
  const page = await context.newPage()
  const at = (path: string) => `${cloud.urls.portal(shop.tenant.slug)}${path}`
  await page.goto(at("/sign-in"))
  await page.getByLabel("E-mail").fill(buyer.email)
  await page.getByLabel("Password", { exact: true }).fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("heading", { name: /^Hello/ }).waitFor()

  async function saysPaid(paymentId: string) {
    const startedAt = performance.now()
    while ((await buyer.portal.ok(`GET /api/portal/payments/${paymentId}`)).state !== "succeeded");
    return performance.now() - startedAt
  }

  async function showsPaid() {
    const startedAt = performance.now()
    await page.getByRole("heading", { name: /paid$/ }).waitFor()
    return performance.now() - startedAt
  }

  const taken = { screen: [] as number[], api: [] as number[] }
  for (const invoiceId of buyer.ids) {
    cloud.stripe.settings({ webhooks: "off" })
    const known = new Set(cloud.stripe.events().map(({ id }) => id))
    const { paymentId, url } = await buyer.portal.ok("POST /api/payments/checkout", {
      invoiceIds: [invoiceId],
    })
    await payAt(url)
    await page.goto(at(`/payments/${paymentId}`))
    await page.getByRole("heading", { name: "Your payment is being confirmed" }).waitFor()
    // Anywhere between two of the page's questions.
    await page.waitForTimeout(Math.random() * 1000)
    cloud.stripe.settings({ webhooks: "on" })
    const untold = cloud.stripe.events().filter(({ id }) => !known.has(id))
    const [screen, api] = await Promise.all([
      showsPaid(),
      saysPaid(paymentId),
      ...untold.map(({ id }) => cloud.stripe.resend(id)),
    ])
    taken.screen.push(screen)
    taken.api.push(api)
    await cloud.idle()
  }
  console.table(
    Object.entries(taken).map(([said, times]) => ({
      said,
      n: times.length,
      "p50 ms": Math.round(median(times)),
      "p95 ms": Math.round(quantile(times, 0.95)),
      "× api": Number(pairedRatio(times, taken.api).toFixed(2)),
    })),
  )
} finally {
  await browser.close()
  await cloud.close()
}

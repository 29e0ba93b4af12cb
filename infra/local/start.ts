import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { type Cloud, startCloud } from "./cloud.ts"
import { build } from "./commands/build.ts"

export type Account = { email: string; password: string; role: string; totpSecret?: string }
/** What the demo loader tells: with whom to sign in. */
export type Demo = {
  tenant: { slug: string }
  staff: Account[]
  contacts: (Account & { customer: string })[]
}

const readyFile = ".local/ready.json"
const stateFolder = ".local/state"
const demoFile = `${stateFolder}/demo.json`

/** `npm start`: the whole product on this machine, until it is told to end. */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "8080" },
      fresh: { type: "boolean", default: false },
      "no-demo": { type: "boolean", default: false },
    },
  })
  const ended = untilToldToEnd()
  rmSync(readyFile, { force: true })
  const made = await build()
  if (made.length > 0) console.log(`Built ${made.join(", ")}.`)
  const cloud = await startCloud({
    port: Number(values.port),
    https: true,
    state: stateFolder,
    logs: ".local/logs",
    fresh: values.fresh,
  })
  cloud.demo = values["no-demo"] ? undefined : await demoOf(cloud)
  announce(cloud)
  await ended
  rmSync(readyFile, { force: true })
  await cloud.close()
  return 0
}

const untilToldToEnd = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve())
  })

/** The demo company, loaded once; later starts on the same state find it there. */
async function demoOf(cloud: Cloud): Promise<Demo | undefined> {
  if (existsSync(demoFile)) return JSON.parse(readFileSync(demoFile, "utf8"))
  // Loaded here, because demo data is large and `--no-demo` does without it.
  const { loadDemo } = await import("./demo.ts")
  const demo: Demo = await loadDemo(cloud)
  writeFileSync(demoFile, JSON.stringify(demo))
  return demo
}

function announce(cloud: Cloud) {
  const { demo } = cloud
  const portal = demo && cloud.urls.portal(demo.tenant.slug)
  const ready = {
    staff: cloud.urls.staff,
    portal: portal ?? null,
    api: `${cloud.urls.staff}/api`,
    console: cloud.urls.console,
    https: cloud.urls.https ?? null,
    dns: cloud.nameServer,
    stripe: cloud.stripe.url,
    demo: demo ?? null,
  }
  mkdirSync(".local", { recursive: true })
  writeFileSync(readyFile, JSON.stringify(ready, null, 2))
  const signIns = [...(demo?.staff ?? []), ...(demo?.contacts ?? [])]
  console.log(`
  Portico runs on this machine. Ctrl-C ends it; --fresh starts over.

  Staff     ${ready.staff}
  Portal    ${portal ?? "none yet: sign up on the staff address"}
  Mailbox   ${ready.console}
  Stripe    ${ready.stripe}
  HTTPS     ${ready.https}
${signIns.length > 0 ? "\n  Sign in as\n" : ""}${signIns.map(lineOf).join("\n")}
${signIns.some(({ totpSecret }) => totpSecret) ? `\n  * then asks for a code: read it at ${ready.console}#sign-ins\n` : ""}`)
}

function lineOf({ email, password, role, ...rest }: Account & { customer?: string }) {
  const who = rest.customer ? `contact of ${rest.customer}, ${role}` : `staff, ${role}`
  return `  ${email.padEnd(34)} ${password.padEnd(24)} ${who}${rest.totpSecret ? " *" : ""}`
}

import { cp, mkdir, rm, writeFile } from "node:fs/promises"
import { createRequire, isBuiltin } from "node:module"
import { basename } from "node:path"
import { build, type Metafile, type OutputFile, type Plugin } from "esbuild"
import { pdfAssets } from "../functions/pdf/assets.ts"
import { pictureAssets } from "../functions/pictures/assets.ts"

/** The Lambda entries, `functions/<name>.ts` each. */
export const entries = [
  "auth",
  "portal",
  "staff",
  "documents",
  "payments",
  "stripe-webhook",
  "on-event",
  "mail",
  "jobs",
  "schedule",
  "operator",
  "api",
  "inbound",
  "feedback",
  "domains",
] as const
export type Entry = (typeof entries)[number]

export const folderOf = (entry: Entry) => `dist/functions/${entry}`

/**
 * `import … from "node:http"` makes the whole module namespace, whose lazy getters load undici: three times
 * an empty start. Asking the process for the module does not (nodejs/node issues 59686 and 57649).
 */
const builtins: Plugin = {
  name: "builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z_]+(\/|$)|^node:/ }, ({ path }) =>
      isBuiltin(path) ? { path, namespace: "builtin", sideEffects: false } : undefined,
    )
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
      loader: "js",
    }))
  },
}

/** Lambda gives credentials in the environment and nowhere else; the SDK's whole chain is 130 KB of other places. */
const environmentCredentials: Plugin = {
  name: "environment-credentials",
  setup({ onResolve, onLoad }) {
    const path = "@aws-sdk/credential-provider-node"
    onResolve({ filter: new RegExp(`^${path}$`) }, () => ({ path, namespace: "credentials" }))
    onLoad({ filter: /.*/, namespace: "credentials" }, () => ({
      contents: `export const defaultProvider = () => async () => ({
        accessKeyId: process.env.AWS_ACCESS_KEY_ID,
        secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
        sessionToken: process.env.AWS_SESSION_TOKEN,
      })`,
      loader: "js",
    }))
  },
}

const require = createRequire(import.meta.url)

function buildFunction(entry: Entry) {
  return build({
    entryPoints: { index: `functions/${entry}.ts` },
    outdir: folderOf(entry),
    write: false,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    // What is imported when it is needed becomes a file of its own, which a cold start neither reads nor parses.
    splitting: true,
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minify: true,
    sourcemap: "external",
    metafile: true,
    plugins: [builtins, environmentCredentials],
    // CommonJS packages inside an ESM bundle still ask for `require`.
    banner: { js: 'const require=process.getBuiltinModule("module").createRequire(import.meta.url);' },
    logLevel: "warning",
  })
}

type Built = { outputFiles: OutputFile[]; metafile: Metafile }

async function writeFunction(entry: Entry, { outputFiles, metafile }: Built) {
  const folder = folderOf(entry)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const { path, contents } of outputFiles) await writeFile(path, contents)
  await writeFile(`${folder}/meta.json`, JSON.stringify(metafile))
  for (const [asker, assets] of Object.entries(assetsOf))
    if (metafile.inputs[asker]) await copyAssets(folder, assets)
}

/** Which source file asks for what, in files that no bundler can look into. */
const assetsOf = { "functions/pdf/assets.ts": pdfAssets, "functions/pictures/assets.ts": pictureAssets }

async function copyAssets(folder: string, assets: string[]) {
  await mkdir(`${folder}/assets`, { recursive: true })
  for (const module of assets) await cp(require.resolve(module), `${folder}/assets/${basename(module)}`)
}

/** Builds what Lambda will run, into `dist/functions/<name>`. */
export async function bundleFunctions(names: readonly Entry[] = entries) {
  // All are built before any is replaced, so a mistake in one leaves what was there.
  const built = await Promise.all(names.map(async (name) => ({ name, built: await buildFunction(name) })))
  await Promise.all(built.map(({ name, built }) => writeFunction(name, built)))
}

/**
 * The preview of a brand is made of the portal's own sources, but built beside it: sharing its chunks would cut the
 * portal into more of them, which every customer would pay for with half a kilobyte.
 */
const sites = [["portal", "staff"], ["brand-preview"]]

/** Builds the portal, the staff application and its preview of the portal into `dist/site`. */
export async function bundlePortal() {
  const { build } = await import("vite")
  const { NODE_ENV } = process.env
  // Under a test runner, Vite would take the libraries' development builds.
  process.env.NODE_ENV = "production"
  try {
    for (const pages of sites) await build(siteOf(pages))
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

const siteOf = (pages: string[]) => ({
  root: "frontend",
  configFile: "frontend/vite.config.ts",
  logLevel: "warn" as const,
  build: {
    outDir: "../dist/site",
    emptyOutDir: pages === sites[0],
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, `frontend/${page}.html`])),
      // Which plugin took how long is of no use to who only wanted to start.
      checks: { pluginTimings: false },
    },
  },
})

import icons from "unplugin-icons/vite"
import { defineConfig } from "vite"
import solid from "vite-plugin-solid"
import { fonts } from "./fonts.ts"

/** Pages of several slices are called the same: their files get the slice's name before theirs. */
function chunkName({ name, facadeModuleId }: { name: string; facadeModuleId?: string | null }) {
  const [, slice] = /([\w-]+)\/(?:list|detail|page|new)\.tsx$/.exec(facadeModuleId ?? "") ?? []
  return `assets/${slice ? `${slice}-` : ""}${name}-[hash].js`
}

const here = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  root: here("."),
  // Two apps and a preview, which `bundlePortal` names: customers never download the staff's.
  appType: "mpa",
  plugins: [fonts(), solid(), icons({ compiler: "solid", scale: 1 })],
  css: { transformer: "lightningcss" },
  build: {
    outDir: here("../dist/site"),
    emptyOutDir: true,
    target: "baseline-widely-available",
    cssMinify: "lightningcss",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { chunkFileNames: chunkName },
    },
  },
})

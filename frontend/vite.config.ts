import icons from "unplugin-icons/vite"
import { defineConfig } from "vite"
import solid from "vite-plugin-solid"
import { fonts } from "./fonts.ts"

const here = (path: string) => new URL(path, import.meta.url).pathname

export default defineConfig({
  root: here("."),
  // Two apps: customers never download the staff's.
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
    rolldownOptions: { input: { portal: here("portal.html"), staff: here("staff.html") } },
  },
})

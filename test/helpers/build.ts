import { build } from "../../infra/local/commands/build.ts"

/** Bundles and synthesised templates, made once before the first test and only where something changed. */
export async function setup() {
  await build()
}

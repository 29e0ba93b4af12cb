import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { App } from "aws-cdk-lib"
import { readTemplate } from "../../infra/policies.ts"
import { makeStacks } from "../../infra/stack.ts"
import { stageOf } from "../../infra/stages.ts"

/** The app of one stage, synthesised in this process, as `cdk synth` would with this context. */
export function synthesise(context: Record<string, string> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), "portico-synth-"))
  const app = new App({ outdir, context })
  makeStacks(app, stageOf(app.node))
  const template = readTemplate(app.synth().directory)
  rmSync(outdir, { recursive: true })
  return { app, template }
}

import { App, Validations } from "aws-cdk-lib"
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag"
import { bundleFunctions, bundlePortal } from "./bundle.ts"
import { makeStacks } from "./stack.ts"
import { stageOf } from "./stages.ts"

if (!process.env.PORTICO_SKIP_BUNDLE) await Promise.all([bundleFunctions(), bundlePortal()])

const app = new App()
makeStacks(app, stageOf(app.node))
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))

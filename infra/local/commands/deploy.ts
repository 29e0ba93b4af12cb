import { mkdirSync } from "node:fs"
import { parseArgs } from "node:util"
import { runProgram } from "./program.ts"

const needed = {
  account: { means: "the AWS account's twelve digits", variable: "CDK_DEFAULT_ACCOUNT", form: /^\d{12}$/ },
  region: { means: "the AWS region", variable: "AWS_REGION", form: /^[a-z]{2}(-[a-z]+)+-\d$/ },
  "base-domain": {
    means: "the domain below which hosts live",
    variable: "PORTICO_BASE_DOMAIN",
    form: /^([a-z0-9-]+\.)+[a-z]{2,}$/,
  },
}

const outputs = ".local/outputs.json"

/** `cdk deploy` and then the site's files, once it is said where to. What follows `--` goes to the CDK as it is. */
export async function deploy(args: string[]): Promise<number> {
  const option = { type: "string" } as const
  const { values, positionals } = parseArgs({
    args,
    options: {
      account: option,
      region: option,
      "base-domain": option,
      stage: { ...option, default: "prod" },
    },
    allowPositionals: true,
  })
  const given = Object.entries(needed).map(([name, { variable }]) => ({
    name: name as keyof typeof needed,
    value: values[name as keyof typeof needed] ?? process.env[variable] ?? "",
  }))
  const missing = given.filter(({ name, value }) => !needed[name].form.test(value))
  for (const { name, value } of missing)
    console.error(
      `${value ? `"${value}" is not` : "Missing:"} --${name} (or ${needed[name].variable}), ${needed[name].means}.`,
    )
  if (missing.length > 0) return 1
  mkdirSync(".local", { recursive: true })
  const context = given.flatMap(({ name, value }) => [
    "-c",
    `${name === "base-domain" ? "baseDomain" : name}=${value}`,
  ])
  const options = ["--all", "--outputs-file", outputs, "-c", `stage=${values.stage}`]
  const deployed = await runProgram("cdk", ["deploy", ...options, ...context, ...positionals])
  return deployed === 0 ? runProgram("node", ["infra/upload.ts", outputs]) : deployed
}

import { spawn } from "node:child_process"

/** Runs one of the development tools under this Node; answers its exit code. */
export function runProgram(name: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(name, args, { stdio: "inherit", env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.once("error", reject)
    child.once("exit", (code) => resolve(code ?? 1))
  })
}

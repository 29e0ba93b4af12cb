import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export type Certificate = { key: string; cert: string }

const names = ["localhost", "*.localhost", "*.app.localhost", "*.test", "*.example"]
const days = 365

/** A certificate of this machine's own, made once; browsers ask before they trust it. */
export async function localCertificate(folder: string): Promise<Certificate> {
  const files = { key: join(folder, "https.key"), cert: join(folder, "https.crt") }
  if (existsSync(files.key) && existsSync(files.cert))
    return { key: readFileSync(files.key, "utf8"), cert: readFileSync(files.cert, "utf8") }
  const { generate } = await import("selfsigned")
  const made = await generate([{ name: "commonName", value: "Portico on this machine" }], {
    notAfterDate: new Date(Date.now() + days * 86_400_000),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: "127.0.0.1" },
        ],
      },
    ],
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(files.key, made.private, { mode: 0o600 })
  writeFileSync(files.cert, made.cert)
  return { key: made.private, cert: made.cert }
}

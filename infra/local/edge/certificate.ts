import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { createSecureContext, type SecureContext } from "node:tls"

export type Certificate = { key: string; cert: string }

const ownNames = ["localhost", "*.localhost", "*.app.localhost", "*.test", "*.example"]
const days = 365

/** A certificate of this machine's own, made once; browsers ask before they trust it. */
export const localCertificate = (folder: string) => certificateFor(folder, "https", ownNames, ["127.0.0.1"])

/** Certificates of hosts that brought one, each made when somebody first asks for the host. */
export function hostContexts(folder: string) {
  const made = new Map<string, Promise<SecureContext>>()
  return (host: string) => {
    const context = made.get(host) ?? certificateFor(folder, host, [host]).then(createSecureContext)
    made.set(host, context)
    return context
  }
}

async function certificateFor(
  folder: string,
  name: string,
  hosts: string[],
  addresses: string[] = [],
): Promise<Certificate> {
  const files = { key: join(folder, `${name}.key`), cert: join(folder, `${name}.crt`) }
  if (existsSync(files.key) && existsSync(files.cert))
    return { key: readFileSync(files.key, "utf8"), cert: readFileSync(files.cert, "utf8") }
  const { generate } = await import("selfsigned")
  const made = await generate([{ name: "commonName", value: "Portico on this machine" }], {
    keyType: "ec",
    notAfterDate: new Date(Date.now() + days * 86_400_000),
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          ...hosts.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(files.key, made.private, { mode: 0o600 })
  writeFileSync(files.cert, made.cert)
  return { key: made.private, cert: made.cert }
}

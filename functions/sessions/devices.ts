import { randomId } from "../../shared/ids.ts"
import { isMacOf, macOf } from "../secrets.ts"
import { deviceCookies } from "./cookies.ts"

const keptSeconds = 180 * 86_400
const signed = (host: string, loginId: string, id: string) => `device|${host}|${loginId}|${id}`

/** For a browser in which somebody just signed in: it opens nothing, but its wrong guesses count by themselves. */
export async function rememberDevice(host: string, loginId: string): Promise<string[]> {
  const id = randomId()
  return deviceCookies(`${id}.${await macOf("devices", signed(host, loginId, id))}`, keptSeconds)
}

/** The browser's own id, where it signed in to this very account before. */
export async function knownDevice(
  { host, device }: { host: string; device: string | undefined },
  loginId: string,
) {
  const [id, tag] = device?.split(".") ?? []
  return id && tag && (await isMacOf("devices", signed(host, loginId, id), tag)) ? id : undefined
}

import type { CeremonyOptions } from "../../../shared/second-factors.ts"
import { ApiError } from "./api.ts"

/** The browser's refusals, as reasons that pages translate. */
function reasonOf(error: unknown) {
  if (!(error instanceof Error)) return "passkey_refused"
  if (error.name === "InvalidStateError") return "passkey_known"
  return error.name === "NotSupportedError" || !window.PublicKeyCredential
    ? "passkey_unsupported"
    : "passkey_refused"
}

async function ceremony(run: () => Promise<object>): Promise<Record<string, unknown>> {
  try {
    return { ...(await run()) }
  } catch (error) {
    throw new ApiError({ code: "invalid_input", reason: reasonOf(error) })
  }
}

/** The library loads when somebody uses a passkey, not before. */
const library = () => import("@simplewebauthn/browser")

/** Makes a passkey on this device. Throws `ApiError` with a `passkey_…` reason. */
export async function createPasskey({ options }: CeremonyOptions) {
  const { startRegistration } = await library()
  return ceremony(() => startRegistration({ optionsJSON: options as never }))
}

/** Proves with a passkey of this person. Throws `ApiError` with a `passkey_…` reason. */
export async function usePasskey({ options }: CeremonyOptions) {
  const { startAuthentication } = await library()
  return ceremony(() => startAuthentication({ optionsJSON: options as never }))
}

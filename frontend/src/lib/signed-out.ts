import { createSignal } from "solid-js"

/** Set by any call that the server no longer knows the caller of; the shell then leads to signing in. */
export const [signedOut, setSignedOut] = createSignal(false)

/** Where the proof stands, and what it says. */
export const proofName = (host: string) => `_portico.${host}`
export const proofValue = (token: string) => `portico-verify=${token}`

/** Keeps a name or number from mixing its direction into the sentence around it (U+2068 … U+2069). */
export const isolate = (text: string) => `\u2068${text}\u2069`

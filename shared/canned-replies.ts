/** What stands for something of the query in a canned reply. Without schemas, so that the staff app may use it. */
export const placeholders = ["contact", "document"] as const
export type Placeholder = (typeof placeholders)[number]

/**
 * A canned reply for one query. Every name is put in once and never read again, so that a customer who is called
 * `{document}` stays so; what is not known here stays as it was typed.
 */
export const fillIn = (text: string, values: Partial<Record<Placeholder, string | undefined>>) =>
  text.replace(/\{(\w+)\}/g, (typed, name: string) =>
    Object.hasOwn(values, name) ? (values[name as Placeholder] ?? typed) : typed,
  )

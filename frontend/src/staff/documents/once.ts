import { createResource } from "solid-js"

/**
 * What a form begins with: loaded once. What is being typed must not start anew because saving made others ask again.
 */
export function createOnce<T>(load: () => Promise<T>) {
  const [loaded] = createResource(load)
  return loaded
}

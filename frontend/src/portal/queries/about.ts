import type { DocumentKind } from "../../../../shared/documents.ts"
import { paths } from "../paths.ts"

/** To a new query about one document. */
export const askAbout = (kind: DocumentKind, id: string) => `${paths.newQuery}?kind=${kind}&id=${id}`

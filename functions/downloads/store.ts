import { Download } from "../../shared/downloads.ts"
import { entity } from "../store/entity.ts"

export const downloads = entity<Download>({ kind: "download", schema: Download })

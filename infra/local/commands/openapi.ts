import { runProgram } from "./program.ts"

/** Writes the OpenAPI document to standard output. */
export const openapi = (): Promise<number> => runProgram("node", ["infra/openapi.ts"])

import type { ConsoleRoute } from "./route.ts"

export const stripeRoutes: ConsoleRoute[] = []

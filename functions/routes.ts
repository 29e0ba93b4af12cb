import { routes as api } from "./api.ts"
import { routes as auth } from "./auth.ts"
import { routes as documents } from "./documents.ts"
import type { Route } from "./http/route.ts"
import { routes as payments } from "./payments.ts"
import { routes as portal } from "./portal.ts"
import { routes as staff } from "./staff.ts"

const entries: Record<string, Route[]> = { auth, portal, staff, documents, payments, api }

/** Every route of the product with its entry: drives the API document, the console and the isolation tests. */
export const routeTable = Object.entries(entries).flatMap(([entry, routes]) =>
  routes.map((route) => {
    const [method = "", path = ""] = route.on.split(" ")
    return { ...route, entry, method, path }
  }),
)

import { type ConsoleRoute, json, problem } from "./route.ts"

export const stripeRoutes: ConsoleRoute[] = [
  { on: "GET /_local/stripe/events", run: (cloud) => json(cloud.stripe.events()) },
  {
    on: "POST /_local/stripe/events/{id}/resend",
    run: async (cloud, { params }) => {
      const delivery = await cloud.stripe.resend(params.id ?? "")
      return delivery ? json(delivery) : problem(404, "there is no such event")
    },
  },
  {
    on: "POST /_local/stripe/settings",
    run: (cloud, { input }) => {
      cloud.stripe.settings(input)
      return json(input)
    },
  },
]

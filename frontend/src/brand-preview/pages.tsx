import { type MemoryHistory, MemoryRouter, Route, type RouteSectionProps } from "@solidjs/router"
import { type Component, lazy, type ParentProps, Suspense } from "solid-js"
import type { PortalFace } from "../../../shared/tenants.ts"
import { FaceProvider } from "../portal/face.tsx"
import { paths } from "../portal/paths.ts"
import { commonWords, type start, useWords, WordsProvider } from "../portal/words.ts"
import { CommonProvider } from "../ui/common.tsx"
import type { PreviewPage } from "./draft.ts"
import { sampleInvoiceId } from "./samples.ts"

/** One that cannot be loaded fails here: the settings page says so, and its frame is not led elsewhere. */
const plainly = <P extends object>(load: () => Promise<Component<P>>) =>
  lazy(async () => ({ default: await load() }))

const Shell = plainly<RouteSectionProps>(() => import("../portal/shell.tsx").then(({ Shell }) => Shell))
const SignIn = plainly(() => import("../portal/auth/sign-in.tsx").then(({ SignInPage }) => SignInPage))
const Home = plainly(() => import("../portal/overview/overview.tsx").then((module) => module.OverviewPage))
const Invoices = plainly(() => import("../portal/invoices/list.tsx").then((module) => module.InvoicesPage))
const Invoice = plainly(() => import("../portal/invoices/detail.tsx").then((module) => module.InvoicePage))

export const addressOf: Record<PreviewPage, string> = {
  signIn: paths.signIn,
  home: paths.overview,
  invoices: paths.invoices,
  invoice: paths.invoice(sampleInvoiceId),
}

const Root = (props: ParentProps) => <Suspense>{props.children}</Suspense>

type Props = { face: PortalFace; first: Awaited<ReturnType<typeof start>>; history: MemoryHistory }

function Routes(props: Pick<Props, "face" | "history">) {
  const { t } = useWords()
  return (
    <CommonProvider value={() => commonWords(t())}>
      <FaceProvider face={props.face}>
        <MemoryRouter root={Root} history={props.history}>
          <Route path={paths.signIn} component={SignIn} />
          <Route path="/" component={Shell}>
            <Route path={paths.overview} component={Home} />
            <Route path={paths.invoices} component={Invoices} />
            <Route path={paths.invoice(":id")} component={Invoice} />
          </Route>
        </MemoryRouter>
      </FaceProvider>
    </CommonProvider>
  )
}

/** The portal's own pages under another address bar: where they are is the settings page's to say. */
export const PortalPages = (props: Props) => (
  <WordsProvider first={props.first}>
    <Routes face={props.face} history={props.history} />
  </WordsProvider>
)

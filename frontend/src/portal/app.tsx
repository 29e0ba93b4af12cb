import { Route, Router, type RouteSectionProps } from "@solidjs/router"
import { lazy, type ParentProps, Show, Suspense } from "solid-js"
import type { PortalFace } from "../../../shared/tenants.ts"
import { ApiError } from "../lib/api.ts"
import { page } from "../lib/page.tsx"
import { CommonProvider } from "../ui/common.tsx"
import { Failure } from "../ui/load.tsx"
import { FaceProvider } from "./face.tsx"
import { AuthFrame } from "./frame.tsx"
import { paths } from "./paths.ts"
import { isLooking } from "./preview/looking.ts"
import { commonWords, type start, useWords, WordsProvider } from "./words.ts"

const Shell = page<RouteSectionProps>(() => import("./shell.tsx").then((module) => module.Shell))
const OwnPages = page<RouteSectionProps>(() => import("./own-pages.tsx").then((module) => module.OwnPages))
const TabIcon = page(() => import("./tab-icon.ts").then((module) => module.TabIcon))
const SignIn = page(() => import("./auth/sign-in.tsx").then((module) => module.SignInPage))
const Forgot = page(() => import("./auth/forgot.tsx").then((module) => module.ForgotPage))
const Reset = page(() => import("./auth/reset.tsx").then((module) => module.ResetPage))
const Welcome = page(() => import("./auth/welcome.tsx").then((module) => module.WelcomePage))
const Code = page(() => import("./auth/code.tsx").then((module) => module.CodePage))
const EmailChange = page(() => import("./auth/email-change.tsx").then((module) => module.EmailChangePage))
const Preview = page(() => import("./preview/page.tsx").then((module) => module.PreviewPage))
const Account = page(() => import("./account.tsx").then((module) => module.AccountPage))
const Colleagues = page(() => import("./colleagues/page.tsx").then((module) => module.ColleaguesPage))
const Overview = page(() => import("./overview/overview.tsx").then((module) => module.OverviewPage))
const Invoices = page(() => import("./invoices/list.tsx").then((module) => module.InvoicesPage))
const Invoice = page(() => import("./invoices/detail.tsx").then((module) => module.InvoicePage))
const Pay = page(() => import("./payments/pay.tsx").then((module) => module.PayPage))
const OnAccount = page(() => import("./payments/on-account.tsx").then((module) => module.OnAccountPage))
const AutomaticPayments = page(() => import("./autopay/page.tsx").then((module) => module.AutopayPage))
const Payments = page(() => import("./payments/list.tsx").then((module) => module.PaymentsPage))
const Payment = page(() => import("./payments/detail.tsx").then((module) => module.PaymentPage))
const AskCredit = page(() => import("./credit-note-requests/new.tsx").then((module) => module.AskCreditPage))
const Statement = page(() => import("./statement/page.tsx").then((module) => module.StatementPage))
const Estimates = page(() => import("./estimates/list.tsx").then((module) => module.EstimatesPage))
const Estimate = page(() => import("./estimates/detail.tsx").then((module) => module.EstimatePage))
const Projects = page(() => import("./projects/list.tsx").then((module) => module.ProjectsPage))
const Project = page(() => import("./projects/detail.tsx").then((module) => module.ProjectPage))
const Retainers = page(() => import("./retainers/list.tsx").then((module) => module.RetainersPage))
const Retainer = page(() => import("./retainers/detail.tsx").then((module) => module.RetainerPage))
const CreditNotes = page(() => import("./credit-notes/list.tsx").then((module) => module.CreditNotesPage))
const CreditNote = page(() => import("./credit-notes/detail.tsx").then((module) => module.CreditNotePage))
const Requests = page(() => import("./credit-note-requests/list.tsx").then((module) => module.RequestsPage))
const Request = page(() => import("./credit-note-requests/detail.tsx").then((module) => module.RequestPage))
const Queries = page(() => import("./queries/list.tsx").then((module) => module.QueriesPage))
const Query = page(() => import("./queries/detail.tsx").then((module) => module.QueryPage))
const NewQuery = page(() => import("./queries/new.tsx").then((module) => module.NewQueryPage))
const Details = page(() => import("./details/page.tsx").then((module) => module.DetailsPage))
const Linked = page(() => import("./linked/page.tsx").then((module) => module.LinkedPage))
const Unsubscribe = page(() => import("./linked/unsubscribe.tsx").then((module) => module.UnsubscribePage))
const Guide = page(() => import("./guide/page.tsx").then((module) => module.GuidePage))
// Outside the router, which `page` needs; nobody has it in a tab from before a deployment.
const Closed = lazy(() => import("./closed.tsx").then((module) => ({ default: module.ClosedPage })))
const NotFound = page(() => import("./not-found.tsx").then((module) => module.NotFoundPage))

const Root = (props: ParentProps) => <Suspense>{props.children}</Suspense>

const Pages = () => (
  <Router root={Root}>
    <Route path={paths.signIn} component={SignIn} />
    <Route path={paths.signInByCode} component={Code} />
    <Route path={paths.forgotPassword} component={Forgot} />
    <Route path={paths.resetPassword} component={Reset} />
    <Route path={paths.welcome} component={Welcome} />
    <Route path={paths.emailChange} component={EmailChange} />
    <Route path={paths.preview} component={Preview} />
    <Route path={paths.linked} component={Linked} />
    <Route path={paths.unsubscribe} component={Unsubscribe} />
    <Route path={paths.guide} component={Guide} />
    <Route path="/" component={Shell}>
      <Route path={paths.overview} component={Overview} />
      <Route path={paths.invoices} component={Invoices} />
      <Route path={paths.invoice(":id")} component={Invoice} />
      <Route path={paths.askCredit(":id")} component={AskCredit} />
      <Route path={paths.statement} component={Statement} />
      <Route path={paths.pay} component={Pay} />
      <Route path={paths.payOnAccount} component={OnAccount} />
      <Route path={paths.autopay} component={AutomaticPayments} />
      <Route path={paths.payments} component={Payments} />
      <Route path={paths.payment(":id")} component={Payment} />
      <Route path={paths.estimates} component={Estimates} />
      <Route path={paths.estimate(":id")} component={Estimate} />
      <Route path={paths.projects} component={Projects} />
      <Route path={paths.project(":id")} component={Project} />
      <Route path={paths.retainers} component={Retainers} />
      <Route path={paths.retainer(":id")} component={Retainer} />
      <Route path={paths.creditNotes} component={CreditNotes} />
      <Route path={paths.creditNote(":id")} component={CreditNote} />
      <Route path={paths.requests} component={Requests} />
      <Route path={paths.request(":id")} component={Request} />
      <Route path={paths.queries} component={Queries} />
      <Route path={paths.newQuery} component={NewQuery} />
      <Route path={paths.query(":id")} component={Query} />
      <Route path={paths.details} component={Details} />
      <Route component={OwnPages}>
        <Route path={paths.account} component={Account} />
        <Route path={paths.colleagues} component={Colleagues} />
      </Route>
      <Route path="*" component={NotFound} />
    </Route>
  </Router>
)

/** No portal at this address, or no answer about it. */
function NoFace(props: { error: ApiError }) {
  const { t } = useWords()
  return (
    <Show
      when={props.error.code === "not_found"}
      fallback={<Failure error={props.error} retry={() => window.location.reload()} />}
    >
      <AuthFrame title={t().unknown.title} text={t().unknown.text} />
    </Show>
  )
}

function Said(props: { face: PortalFace | ApiError }) {
  const { t } = useWords()
  // Staff may look at a portal that its customers cannot enter yet.
  const looking = isLooking() || window.location.pathname === paths.preview
  const closed = () => !(props.face instanceof ApiError) && !props.face.enabled && !looking
  return (
    <CommonProvider value={() => commonWords(t())}>
      <FaceProvider face={props.face instanceof ApiError ? undefined : props.face}>
        <TabIcon />
        <Show when={!(props.face instanceof ApiError)} fallback={<NoFace error={props.face as ApiError} />}>
          <Show
            when={!closed()}
            fallback={
              <Root>
                <Closed face={props.face as PortalFace} />
              </Root>
            }
          >
            <Pages />
          </Show>
        </Show>
      </FaceProvider>
    </CommonProvider>
  )
}

export const App = (props: { face: PortalFace | ApiError; first: Awaited<ReturnType<typeof start>> }) => (
  <WordsProvider first={props.first}>
    <Said face={props.face} />
  </WordsProvider>
)

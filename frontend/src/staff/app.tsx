import { Navigate, Route, Router } from "@solidjs/router"
import { type ParentProps, Suspense } from "solid-js"
import { StepUp } from "../account/step-up.tsx"
import { page } from "../lib/page.tsx"
import { ToastProvider } from "../ui/toast.tsx"
import { StaffCommon } from "./common.tsx"
import { paths } from "./paths.ts"
import { Shell } from "./shell.tsx"
import type { start } from "./words.tsx"
import { WordsProvider } from "./words.tsx"

const SignIn = page(() => import("./auth/sign-in.tsx").then((module) => module.SignInPage))
const SignUp = page(() => import("./auth/sign-up.tsx").then((module) => module.SignUpPage))
const CheckMail = page(() => import("./auth/check-mail.tsx").then((module) => module.CheckMailPage))
const VerifyEmail = page(() => import("./auth/verify-email.tsx").then((module) => module.VerifyEmailPage))
const Forgot = page(() => import("./auth/forgot.tsx").then((module) => module.ForgotPage))
const Reset = page(() => import("./auth/reset.tsx").then((module) => module.ResetPage))
const EmailChange = page(() => import("./auth/email-change.tsx").then((module) => module.EmailChangePage))
const Welcome = page(() => import("./auth/welcome.tsx").then((module) => module.WelcomePage))
const SupportEntry = page(() => import("./auth/support.tsx").then((module) => module.SupportPage))
const Account = page(() => import("./account.tsx").then((module) => module.AccountPage))
const Home = page(() => import("./home/home.tsx").then((module) => module.HomePage))
const Customers = page(() => import("./customers/list.tsx").then((module) => module.CustomersPage))
const NewCustomer = page(() => import("./customers/new.tsx").then((module) => module.NewCustomerPage))
const Customer = page(() => import("./customers/detail.tsx").then((module) => module.CustomerPage))
const EditCustomer = page(() => import("./customers/edit.tsx").then((module) => module.EditCustomerPage))
const Contacts = page(() => import("./contacts/list.tsx").then((module) => module.ContactsPage))
const Invitations = page(() => import("./invitations/list.tsx").then((module) => module.InvitationsPage))
const NewInvitation = page(() => import("./invitations/new.tsx").then((module) => module.NewInvitationPage))
const Invitation = page(() => import("./invitations/detail.tsx").then((module) => module.InvitationPage))
const Invoices = page(() => import("./invoices/list.tsx").then((module) => module.InvoicesPage))
const Invoice = page(() => import("./invoices/detail.tsx").then((module) => module.InvoicePage))
const StripeEvents = page(() => import("./stripe-events/page.tsx").then((module) => module.StripeEventsPage))
const Reconciliations = page(() =>
  import("./reconciliations/page.tsx").then((module) => module.ReconciliationsPage),
)
const Payments = page(() => import("./payments/list.tsx").then((module) => module.PaymentsPage))
const NewInvoice = page(() => import("./invoices/editor.tsx").then((module) => module.NewInvoicePage))
const EditInvoice = page(() => import("./invoices/editor.tsx").then((module) => module.EditInvoicePage))
const Payment = page(() => import("./payments/detail.tsx").then((module) => module.PaymentPage))
const RecordPayment = page(() =>
  import("./invoices/record-payment.tsx").then((module) => module.RecordPaymentPage),
)
const CreditNotes = page(() => import("./credit-notes/list.tsx").then((module) => module.CreditNotesPage))
const CreditNote = page(() => import("./credit-notes/detail.tsx").then((module) => module.CreditNotePage))
const NewCreditNote = page(() =>
  import("./credit-notes/editor.tsx").then((module) => module.NewCreditNotePage),
)
const EditCreditNote = page(() =>
  import("./credit-notes/editor.tsx").then((module) => module.EditCreditNotePage),
)
const Estimates = page(() => import("./estimates/list.tsx").then((module) => module.EstimatesPage))
const Estimate = page(() => import("./estimates/detail.tsx").then((module) => module.EstimatePage))
const NewEstimate = page(() => import("./estimates/editor.tsx").then((module) => module.NewEstimatePage))
const EditEstimate = page(() => import("./estimates/editor.tsx").then((module) => module.EditEstimatePage))
const Projects = page(() => import("./projects/list.tsx").then((module) => module.ProjectsPage))
const Project = page(() => import("./projects/detail.tsx").then((module) => module.ProjectPage))
const NewProject = page(() => import("./projects/form.tsx").then((module) => module.NewProjectPage))
const EditProject = page(() => import("./projects/form.tsx").then((module) => module.EditProjectPage))
const Retainers = page(() => import("./retainers/list.tsx").then((module) => module.RetainersPage))
const Retainer = page(() => import("./retainers/detail.tsx").then((module) => module.RetainerPage))
const NewRetainer = page(() => import("./retainers/new.tsx").then((module) => module.NewRetainerPage))
const Queries = page(() => import("./queries/list.tsx").then((module) => module.QueriesPage))
const Query = page(() => import("./queries/thread.tsx").then((module) => module.QueryPage))
const Requests = page(() => import("./requests/list.tsx").then((module) => module.RequestsPage))
const Request = page(() => import("./requests/detail.tsx").then((module) => module.RequestPage))
const Downloads = page(() => import("./downloads/page.tsx").then((module) => module.DownloadsPage))
const CustomLinks = page(() => import("./custom-links/page.tsx").then((module) => module.CustomLinksPage))
const Numbering = page(() => import("./settings/numbering.tsx").then((module) => module.NumberingPage))
const QuerySettings = page(() => import("./settings/queries.tsx").then((module) => module.QuerySettingsPage))
const StatementSettings = page(() =>
  import("./settings/statements.tsx").then((module) => module.StatementSettingsPage),
)
const Imports = page(() => import("./imports/list.tsx").then((module) => module.ImportsPage))
const Import = page(() => import("./imports/detail.tsx").then((module) => module.ImportPage))
const Settings = page(() => import("./settings/layout.tsx").then((module) => module.SettingsLayout))
const Company = page(() => import("./settings/company.tsx").then((module) => module.CompanyPage))
const Portal = page(() => import("./settings/portal.tsx").then((module) => module.PortalPage))
const Address = page(() => import("./domains/page.tsx").then((module) => module.AddressPage))
const DomainSetup = page(() => import("./domains/setup.tsx").then((module) => module.DomainSetupPage))
const Branding = page(() => import("./settings/branding.tsx").then((module) => module.BrandingPage))
const Mails = page(() => import("./mails/page.tsx").then((module) => module.MailsPage))
const Stripe = page(() => import("./settings/payments.tsx").then((module) => module.StripePage))
const Team = page(() => import("./team/page.tsx").then((module) => module.TeamPage))
const Security = page(() => import("./security/page.tsx").then((module) => module.SecurityPage))
const Plan = page(() => import("./plans/page.tsx").then((module) => module.PlanPage))
const Audit = page(() => import("./audit/page.tsx").then((module) => module.AuditPage))
const NotFound = page(() => import("./states.tsx").then((module) => module.NotFoundPage))

const Root = (props: ParentProps) => (
  <>
    <Suspense>{props.children}</Suspense>
    <StepUp />
  </>
)

export function App(props: { first: Awaited<ReturnType<typeof start>> }) {
  return (
    <WordsProvider first={props.first}>
      <StaffCommon>
        <ToastProvider>
          <Router root={Root}>
            <Route path={paths.signIn} component={SignIn} />
            <Route path={paths.signUp} component={SignUp} />
            <Route path={paths.checkMail} component={CheckMail} />
            <Route path={paths.verifyEmail} component={VerifyEmail} />
            <Route path={paths.forgot} component={Forgot} />
            <Route path={paths.reset} component={Reset} />
            <Route path={paths.emailChange} component={EmailChange} />
            <Route path={paths.welcome} component={Welcome} />
            <Route path={paths.support} component={SupportEntry} />
            <Route path={paths.domainSetup} component={DomainSetup} />
            <Route path="/" component={Shell}>
              <Route path="/" component={Home} />
              <Route path={paths.customers} component={Customers} />
              <Route path={paths.newCustomer} component={NewCustomer} />
              <Route path={paths.customer(":id")} component={Customer} />
              <Route path={paths.editCustomer(":id")} component={EditCustomer} />
              <Route path={paths.contacts} component={Contacts} />
              <Route path={paths.invitations} component={Invitations} />
              <Route path={paths.newInvitation()} component={NewInvitation} />
              <Route path={paths.invitation(":id")} component={Invitation} />
              <Route path={paths.invoices} component={Invoices} />
              <Route path={paths.newInvoice()} component={NewInvoice} />
              <Route path={paths.invoice(":customerId", ":id")} component={Invoice} />
              <Route path={paths.editInvoice(":customerId", ":id")} component={EditInvoice} />
              <Route path={paths.newCreditNote(":customerId", ":id")} component={NewCreditNote} />
              <Route path={paths.creditNotes} component={CreditNotes} />
              <Route path={paths.creditNote(":customerId", ":id")} component={CreditNote} />
              <Route path={paths.editCreditNote(":customerId", ":id")} component={EditCreditNote} />
              <Route path={paths.estimates} component={Estimates} />
              <Route path={paths.newEstimate()} component={NewEstimate} />
              <Route path={paths.estimate(":customerId", ":id")} component={Estimate} />
              <Route path={paths.editEstimate(":customerId", ":id")} component={EditEstimate} />
              <Route path={paths.projects} component={Projects} />
              <Route path={paths.newProject()} component={NewProject} />
              <Route path={paths.project(":customerId", ":id")} component={Project} />
              <Route path={paths.editProject(":customerId", ":id")} component={EditProject} />
              <Route path={paths.retainers} component={Retainers} />
              <Route path={paths.newRetainer()} component={NewRetainer} />
              <Route path={paths.retainer(":customerId", ":id")} component={Retainer} />
              <Route path={paths.queries} component={Queries} />
              <Route path={paths.query(":customerId", ":id")} component={Query} />
              <Route path={paths.requests} component={Requests} />
              <Route path={paths.request(":customerId", ":id")} component={Request} />
              <Route path={paths.payments} component={Payments} />
              <Route path={paths.reconciliations} component={Reconciliations} />
              <Route path={paths.stripeEvents} component={StripeEvents} />
              <Route path={paths.recordPayment()} component={RecordPayment} />
              <Route path={paths.payment(":customerId", ":id")} component={Payment} />
              <Route path={paths.imports} component={Imports} />
              <Route path={paths.import(":id")} component={Import} />
              <Route path={paths.account} component={Account} />
              <Route path={paths.settings} component={Settings}>
                <Route path="/" component={() => <Navigate href={paths.company} />} />
                <Route path="/company" component={Company} />
                <Route path="/portal" component={Portal} />
                <Route path="/address" component={Address} />
                <Route path="/branding" component={Branding} />
                <Route path="/payments" component={Stripe} />
                <Route path="/links" component={CustomLinks} />
                <Route path="/downloads" component={Downloads} />
                <Route path="/numbering" component={Numbering} />
                <Route path="/queries" component={QuerySettings} />
                <Route path="/statements" component={StatementSettings} />
                <Route path="/mails" component={Mails} />
                <Route path="/team" component={Team} />
                <Route path="/security" component={Security} />
                <Route path="/audit" component={Audit} />
                <Route path="/plan" component={Plan} />
              </Route>
              <Route path="*" component={NotFound} />
            </Route>
          </Router>
        </ToastProvider>
      </StaffCommon>
    </WordsProvider>
  )
}

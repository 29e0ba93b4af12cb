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
const Invoices = page(() => import("./invoices/list.tsx").then((module) => module.InvoicesPage))
const Invoice = page(() => import("./invoices/detail.tsx").then((module) => module.InvoicePage))
const Payments = page(() => import("./payments/list.tsx").then((module) => module.PaymentsPage))
const Imports = page(() => import("./imports/list.tsx").then((module) => module.ImportsPage))
const Import = page(() => import("./imports/detail.tsx").then((module) => module.ImportPage))
const Settings = page(() => import("./settings/layout.tsx").then((module) => module.SettingsLayout))
const Company = page(() => import("./settings/company.tsx").then((module) => module.CompanyPage))
const Portal = page(() => import("./settings/portal.tsx").then((module) => module.PortalPage))
const Branding = page(() => import("./settings/branding.tsx").then((module) => module.BrandingPage))
const Stripe = page(() => import("./settings/payments.tsx").then((module) => module.StripePage))
const Team = page(() => import("./team/page.tsx").then((module) => module.TeamPage))
const Security = page(() => import("./security/page.tsx").then((module) => module.SecurityPage))
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
            <Route path="/" component={Shell}>
              <Route path="/" component={Home} />
              <Route path={paths.customers} component={Customers} />
              <Route path={paths.newCustomer} component={NewCustomer} />
              <Route path={paths.customer(":id")} component={Customer} />
              <Route path={paths.editCustomer(":id")} component={EditCustomer} />
              <Route path={paths.invoice(":customerId", ":id")} component={Invoice} />
              <Route path={paths.invoices} component={Invoices} />
              <Route path={paths.payments} component={Payments} />
              <Route path={paths.imports} component={Imports} />
              <Route path={paths.import(":id")} component={Import} />
              <Route path={paths.account} component={Account} />
              <Route path={paths.settings} component={Settings}>
                <Route path="/" component={() => <Navigate href={paths.company} />} />
                <Route path="/company" component={Company} />
                <Route path="/portal" component={Portal} />
                <Route path="/branding" component={Branding} />
                <Route path="/payments" component={Stripe} />
                <Route path="/team" component={Team} />
                <Route path="/security" component={Security} />
                <Route path="/audit" component={Audit} />
              </Route>
              <Route path="*" component={NotFound} />
            </Route>
          </Router>
        </ToastProvider>
      </StaffCommon>
    </WordsProvider>
  )
}

import { A, useNavigate } from "@solidjs/router"
import { createMemo } from "solid-js"
import { currencies } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import {
  countryOptions,
  currencyFor,
  currencyOptions,
  guessedTimeZone,
  timeZoneOptions,
} from "../countries.ts"
import { CompanyNameDoubt } from "../names/doubt.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"
import { createSlugCheck, slugOf } from "./slug.ts"
import { SlugField } from "./slug-field.tsx"

const needed = ["company", "name", "email", "password", "slug"] as const

function createSignUp() {
  const { language } = useWords()
  const navigate = useNavigate()
  return createForm({
    initial: {
      company: "",
      name: "",
      email: "",
      password: "",
      country: "AE",
      currency: currencyFor("AE"),
      timeZone: guessedTimeZone(),
      slug: "",
    },
    required: [...needed],
    send: (values) => auth.signUp({ ...values, language: language() }),
    sent: (_, values) => navigate(paths.checkMail, { state: { email: values.email.trim() } }),
  })
}

export function SignUpPage() {
  const { t, language } = useWords()
  const form = createSignUp()
  const slugState = createSlugCheck(() => form.values.slug)
  const countries = createMemo(() => countryOptions(language()))
  const currencyList = createMemo(() => currencyOptions(language(), currencies))
  const zones = timeZoneOptions(form.values.timeZone)

  function nameCompany(company: string) {
    const untouched = form.values.slug === slugOf(form.values.company)
    form.set("company", company)
    if (untouched) form.set("slug", slugOf(company))
  }
  function chooseCountry(country: string) {
    form.set("country", country)
    form.set("currency", currencyFor(country))
  }

  return (
    <AuthFrame title={t().auth.signUpTitle} text={t().auth.signUpText} wide>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Problem error={form.problem()} />
        <fieldset class="group">
          <legend>{t().auth.yourCompany}</legend>
          <TextField
            {...form.field("company")}
            onInput={nameCompany}
            label={t().auth.company}
            autocomplete="organization"
          />
          <CompanyNameDoubt name={form.values.company} ownSlug={form.values.slug} />
          <SlugField field={form.field("slug")} state={slugState()} />
          <div class="columns">
            <SelectField
              {...form.field("country")}
              onInput={chooseCountry}
              label={t().auth.country}
              options={countries()}
            />
            <SelectField {...form.field("currency")} label={t().auth.currency} options={currencyList()} />
          </div>
          <SelectField
            {...form.field("timeZone")}
            label={t().auth.timeZone}
            hint={t().auth.timeZoneHint}
            options={zones}
          />
        </fieldset>
        <fieldset class="group">
          <legend>{t().auth.you}</legend>
          <div class="columns">
            <TextField {...form.field("name")} label={t().auth.name} autocomplete="name" />
            <TextField
              {...form.field("email")}
              label={t().auth.email}
              type="email"
              autocomplete="email"
              ltr
            />
          </div>
          <TextField
            {...form.field("password")}
            label={t().auth.password}
            hint={t().auth.passwordHint}
            type="password"
            autocomplete="new-password"
            ltr
          />
        </fieldset>
        <Button kind="primary" type="submit" busy={form.busy()} wide>
          {t().auth.signUp}
        </Button>
      </form>
      <p class="auth-links">
        <span>
          {t().auth.haveCompany} <A href={paths.signIn}>{t().auth.toSignIn}</A>
        </span>
      </p>
    </AuthFrame>
  )
}

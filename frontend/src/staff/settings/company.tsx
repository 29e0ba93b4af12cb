import { Show } from "solid-js"
import type { Language } from "../../../../shared/fields.ts"
import type { Tenant, UpdateTenant } from "../../../../shared/tenants.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { addressOf, addressValues } from "../address.ts"
import { AddressFields } from "../address-fields.tsx"
import { tenant as tenantApi } from "../api.ts"
import { timeZoneOptions } from "../countries.ts"
import { languageNames } from "../language.tsx"
import { CompanyNameDoubt, NameDoubt } from "../names/doubt.tsx"
import { PageHead } from "../page-head.tsx"
import { reloadSelf, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { useSettingWords } from "./words.ts"

const offers = ["both", "en", "ar"] as const

const offerOf = ({ languages }: Tenant): string => (languages.length > 1 ? "both" : (languages[0] ?? "both"))

/** With one language on offer, that one is also the company's own. */
function languagesOf({ offered, language }: { offered: string; language: string }) {
  const languages = languageNames
    .map(({ value }) => value)
    .filter((each) => offered === "both" || offered === each)
  return { languages, language: (offered === "both" ? language : offered) as Language }
}

const valuesOf = (tenant: Tenant) => ({
  name: tenant.name,
  nameArabic: tenant.nameArabic ?? "",
  trn: tenant.trn ?? "",
  email: tenant.email,
  phone: tenant.phone ?? "",
  timeZone: tenant.timeZone,
  offered: offerOf(tenant),
  language: tenant.language as string,
  ...addressValues(tenant.address),
})

const inputOf = (values: ReturnType<typeof valuesOf>): UpdateTenant => ({
  name: values.name,
  nameArabic: values.nameArabic,
  trn: values.trn.replace(/\s/g, ""),
  email: values.email,
  phone: values.phone,
  timeZone: values.timeZone,
  ...languagesOf(values),
  address: addressOf(values),
})

function createCompanyForm() {
  const { t } = useWords()
  const { tenant } = useStaff()
  const toast = useToast()
  return createForm({
    initial: valuesOf(tenant()),
    required: ["name", "email"],
    send: (values) => tenantApi.update(inputOf(values)),
    sent: async () => {
      toast(t().app.saved)
      await reloadSelf()
    },
  })
}

function CompanyForm() {
  const { t } = useWords()
  const { own } = useSettingWords()
  const { may, tenant } = useStaff()
  const form = createCompanyForm()
  const zones = timeZoneOptions(form.values.timeZone)
  return (
    <form class="stack narrow" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <fieldset class="stack" disabled={!may("tenant.write")}>
        <legend class="hidden-text">{t().settings.company}</legend>
        <fieldset class="card group">
          <legend>{t().settings.company}</legend>
          <TextField {...form.field("name")} label={t().settings.companyName} />
          <Show when={form.values.name !== tenant().name} fallback={<NameDoubt name={form.values.name} />}>
            <CompanyNameDoubt name={form.values.name} ownSlug={tenant().slug} />
          </Show>
          <TextField
            {...form.field("nameArabic")}
            label={t().settings.companyNameArabic}
            optional
            lang="ar"
            dir="rtl"
          />
          <NameDoubt name={form.values.nameArabic} />
          <TextField
            {...form.field("trn")}
            label={t().settings.trn}
            hint={t().settings.trnHint}
            optional
            ltr
            inputmode="numeric"
          />
        </fieldset>
        <fieldset class="card group">
          <legend>{t().settings.contact}</legend>
          <div class="columns">
            <TextField {...form.field("email")} label={t().settings.email} type="email" ltr />
            <TextField {...form.field("phone")} label={t().settings.phone} type="tel" optional ltr />
          </div>
          <AddressFields field={form.field} />
        </fieldset>
        <fieldset class="card group">
          <legend>{t().settings.region}</legend>
          <div class="columns">
            <SelectField
              {...form.field("timeZone")}
              label={t().settings.timeZone}
              hint={t().settings.timeZoneHint}
              options={zones}
            />
            <SelectField
              {...form.field("offered")}
              label={own().offered}
              hint={own().offeredHint}
              options={offers.map((value) => ({ value, text: own().offers[value] }))}
            />
          </div>
          <Show when={form.values.offered === "both"}>
            <SelectField
              {...form.field("language")}
              label={t().settings.language}
              hint={t().settings.languageHint}
              options={languageNames}
            />
          </Show>
        </fieldset>
        <Show when={may("tenant.write")}>
          <div class="actions">
            <Button kind="primary" type="submit" busy={form.busy()}>
              {t().app.save}
            </Button>
          </div>
        </Show>
      </fieldset>
    </form>
  )
}

export function CompanyPage() {
  const { t } = useWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.company} text={t().settings.companyText} />
      <Show when={!may("tenant.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <CompanyForm />
    </>
  )
}

import { For, Show } from "solid-js"
import type { UpdateBranding } from "../../../../shared/tenants.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { NameDoubt } from "../names/doubt.tsx"
import { PageHead } from "../page-head.tsx"
import { base64Of } from "../picture.ts"
import { reloadSelf, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { ColourField } from "./colour.tsx"
import { Contrasts } from "./contrasts.tsx"
import type { DraftedBrand } from "./drafted.ts"
import { LogoField } from "./logo.tsx"
import { Preview } from "./preview.tsx"
import { useSettingWords } from "./words.ts"

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** As the form holds it: its fields are named as the server's errors name them. */
type Values = Record<
  "picture" | "colour" | "senderName" | "replyTo" | "title.en" | "title.ar" | "welcome.en" | "welcome.ar",
  string
>

const titleIn = (values: Values) => ({ en: values["title.en"], ar: values["title.ar"] })
/** A welcome is one paragraph: a line break would be dropped when it is saved, and join two words. */
const paragraph = (text: string) => text.replace(/\s*\n\s*/g, " ")
const welcomeIn = (values: Values) => ({
  en: paragraph(values["welcome.en"]),
  ar: paragraph(values["welcome.ar"]),
})

const brandingOf = (values: Values): UpdateBranding => ({
  colour: values.colour.toLowerCase(),
  senderName: values.senderName,
  replyTo: values.replyTo,
  title: titleIn(values),
  welcome: welcomeIn(values),
})

function createBranding() {
  const { t } = useWords()
  const { tenant } = useStaff()
  const toast = useToast()
  const { brand } = tenant()
  /** Saved for itself: should the rest be refused, it is not sent again. */
  async function saveLogo(picture: string) {
    await tenantApi.logo(base64Of(picture))
    // Known before the chosen one goes, so that the preview never falls back to the logo before.
    await reloadSelf()
    form.set("picture", "")
  }
  const form = createForm({
    initial: {
      /** A logo that was chosen, as an address that holds it. */
      picture: "",
      colour: brand.colour,
      senderName: brand.senderName,
      replyTo: brand.replyTo ?? "",
      "title.en": brand.title?.en ?? "",
      "title.ar": brand.title?.ar ?? "",
      "welcome.en": brand.welcome?.en ?? "",
      "welcome.ar": brand.welcome?.ar ?? "",
    },
    required: ["colour", "senderName"],
    async send(values: Values) {
      if (values.picture) await saveLogo(values.picture)
      return tenantApi.branding(brandingOf(values))
    },
    sent: async () => {
      toast(t().app.saved)
      await reloadSelf()
    },
  })
  return form
}
type Branding = ReturnType<typeof createBranding>

/** In the languages that customers are offered; what was written in another one is kept. */
function PortalTexts(props: { form: Branding }) {
  const { own } = useSettingWords()
  const { tenant } = useStaff()
  return (
    <For each={tenant().languages}>
      {(language) => (
        <>
          <TextField
            {...props.form.field(`title.${language}`)}
            label={own().portalTitle[language]}
            hint={own().portalTitleHint}
            dir="auto"
            optional
          />
          <TextArea
            {...props.form.field(`welcome.${language}`)}
            label={own().welcome[language]}
            hint={own().welcomeHint}
            optional
          />
        </>
      )}
    </For>
  )
}

function BrandFields(props: { form: Branding; colour: string }) {
  const { t } = useWords()
  const { may } = useStaff()
  return (
    <form class="stack" novalidate onSubmit={props.form.submit}>
      <Problem error={props.form.problem()} />
      <fieldset class="stack" disabled={!may("branding.write")}>
        <legend class="hidden-text">{t().settings.branding}</legend>
        <ColourField field={props.form.field("colour")} shown={props.colour} />
        <Contrasts colour={props.colour} />
        <TextField
          {...props.form.field("senderName")}
          label={t().settings.senderName}
          hint={t().settings.senderNameHint}
        />
        <NameDoubt name={props.form.values.senderName} />
        <TextField
          {...props.form.field("replyTo")}
          label={t().settings.replyTo}
          hint={t().settings.replyToHint}
          type="email"
          optional
          ltr
        />
        <PortalTexts form={props.form} />
        <Show when={may("branding.write")}>
          <div class="actions">
            <Button kind="primary" type="submit" busy={props.form.busy()}>
              {t().app.save}
            </Button>
          </div>
        </Show>
      </fieldset>
    </form>
  )
}

/** What the preview shows: a colour while it is one, else the last one that was. */
function draftedBrand({ values }: Branding, savedColour: string): DraftedBrand {
  return {
    colour: isColour(values.colour) ? values.colour.toLowerCase() : savedColour,
    title: titleIn(values),
    welcome: welcomeIn(values),
    picture: values.picture,
    senderName: values.senderName,
    replyTo: values.replyTo,
  }
}

export function BrandingPage() {
  const { t } = useWords()
  const { may, tenant } = useStaff()
  const form = createBranding()
  const brand = () => draftedBrand(form, tenant().brand.colour)
  return (
    <>
      <PageHead title={t().settings.branding} text={t().settings.brandingText} />
      <Show when={!may("branding.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <div class="branding">
        <section class="card stack" aria-label={t().settings.branding}>
          <Show when={may("branding.write")}>
            <LogoField field={form.field("picture")} />
          </Show>
          <BrandFields form={form} colour={brand().colour} />
        </section>
        <Preview brand={brand()} />
      </div>
    </>
  )
}

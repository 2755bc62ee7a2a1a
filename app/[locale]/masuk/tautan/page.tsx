import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { PasswordForm } from "@/components/platform/passwords/password-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { findLetter } from "@/lib/platform/password-links/mutations";
import { letterTokenSchema } from "@/lib/platform/password-links/schemas";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ t?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignInSteps" });
  return { title: t("linkTitle"), robots: { index: false }, referrer: "no-referrer" };
}

/** Behind the link of a letter. Opening it uses nothing up: mail servers open links too. */
export default async function LetterPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const t = await getTranslations("SignInSteps");
  const token = letterTokenSchema.safeParse(oneOf((await searchParams).t));
  const letter = token.success ? await findLetter(token.data) : null;
  if (!letter)
    return (
      <>
        <PageHeader title={t("linkTitle")} />
        <Notice
          tone="warning"
          title={t("linkGone")}
          actions={
            <ButtonLink href={route("/masuk/lupa")} variant="secondary">
              {t("askNew")}
            </ButtonLink>
          }
        >
          {t("linkGoneBody")}
        </Notice>
      </>
    );
  const { email, name, purpose } = letter;
  return (
    <>
      <PageHeader
        title={t("linkTitle")}
        lead={purpose === "INVITATION" ? t("invitedLead", { name, email }) : t("linkLead", { email })}
      />
      <ClientMessages namespaces={["Common", "PasswordForms", "Forms", "Fields", "Problems"]}>
        <PasswordForm email={email} kind="letter" token={token.data} />
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { SecondStepForm } from "@/components/platform/second-factor/second-step-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { findChallenge } from "@/lib/platform/auth/challenges";
import { safeReturnPath } from "@/lib/platform/auth/return-path";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { isPasskeyOffered } from "@/lib/platform/passkeys/ceremonies";
import { waysOf } from "@/lib/platform/second-factor/queries";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ ke?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignInSteps" });
  return { title: t("secondTitle"), robots: { index: false } };
}

/** After a right password, for ten minutes and in this browser alone. */
export default async function SecondStepPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [begun, t] = await Promise.all([findChallenge("SECOND_STEP"), getTranslations("SignInSteps")]);
  if (!begun?.userId)
    return (
      <>
        <PageHeader title={t("secondTitle")} />
        <Notice
          tone="warning"
          title={t("expired")}
          actions={
            <ButtonLink href={route("/masuk")} variant="secondary">
              {t("again")}
            </ButtonLink>
          }
        >
          {t("expiredBody")}
        </Notice>
      </>
    );
  const { passkey } = await waysOf(begun.userId);
  const back = safeReturnPath(oneOf((await searchParams).ke)) ?? "";
  return (
    <>
      <PageHeader title={t("secondTitle")} lead={t("secondLead")} />
      <ClientMessages namespaces={["Common", "FactorForms", "Forms", "Fields", "Problems"]}>
        <SecondStepForm back={back} withPasskey={passkey && isPasskeyOffered()} />
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ResetForm } from "@/components/platform/passwords/reset-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ terkirim?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignInSteps" });
  return { title: t("forgotTitle"), robots: { index: false } };
}

/** The way to a new password by e-mail; where the city has no mail server, who else helps. */
export default async function ForgottenPasswordPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const t = await getTranslations("SignInSteps");
  const isSent = oneOf((await searchParams).terkirim) !== undefined;
  if (!isMailOffered())
    return (
      <>
        <PageHeader title={t("forgotTitle")} />
        <Notice title={t("noMailTitle")}>{t("noMailBody")}</Notice>
      </>
    );
  return (
    <>
      <PageHeader title={t("forgotTitle")} lead={isSent ? undefined : t("forgotLead")} />
      {isSent ? (
        <Notice tone="success" announce title={t("sentTitle")}>
          {t("sentBody")}
        </Notice>
      ) : (
        <ClientMessages namespaces={["Common", "PasswordForms", "Forms", "Fields", "Problems"]}>
          <ResetForm />
        </ClientMessages>
      )}
      <p className="mt-8">
        <Link href={route("/masuk")} className="text-link">
          {t("toSignIn")}
        </Link>
      </p>
    </>
  );
}

import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { LeaveSignIn } from "@/components/platform/auth/leave-sign-in";
import { PasswordForm } from "@/components/platform/passwords/password-form";
import { PageHeader } from "@/components/ui/page-header";
import { findSignedIn, homeOf } from "@/lib/platform/auth/session";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getOwnPassword } from "@/lib/platform/passwords/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignInSteps" });
  return { title: t("firstTitle"), robots: { index: false } };
}

/** Before anything else: a first password that somebody else made is changed. */
export default async function FirstPasswordPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const signedIn = await findSignedIn();
  if (signedIn?.gate !== "PASSWORD") {
    const href = signedIn ? homeOf(signedIn.actor.role) : route("/masuk");
    redirect(getPathname({ locale, href }) as Route);
  }
  const t = await getTranslations("SignInSteps");
  const { email } = await getOwnPassword(signedIn.actor);
  return (
    <>
      <PageHeader title={t("firstTitle")} lead={t("firstLead")} />
      <ClientMessages namespaces={["Common", "PasswordForms", "Forms", "Fields", "Problems"]}>
        <PasswordForm email={email} kind="first" />
      </ClientMessages>
      <LeaveSignIn />
    </>
  );
}

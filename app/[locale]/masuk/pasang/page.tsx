import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { LeaveSignIn } from "@/components/platform/auth/leave-sign-in";
import { OwnFactorSections } from "@/components/platform/second-factor/own-factors";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findSignedIn, GATE_PAGES, homeOf } from "@/lib/platform/auth/session";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { isPasskeyOffered } from "@/lib/platform/passkeys/ceremonies";
import { getOwnFactors } from "@/lib/platform/second-factor/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SignInSteps" });
  return { title: t("setupTitle"), robots: { index: false } };
}

/**
 * Before anything else, for a role that must have one: a second factor is set up. It stays after that, with the recovery
 * codes on it, and leads on by a link.
 */
export default async function SetUpFactorPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const signedIn = await findSignedIn();
  if (!signedIn || signedIn.gate === "PASSWORD")
    redirect(getPathname({ locale, href: signedIn ? GATE_PAGES.PASSWORD : route("/masuk") }) as Route);
  const { actor, gate } = signedIn;
  const [t, factors] = await Promise.all([getTranslations("SignInSteps"), getOwnFactors(actor)]);
  return (
    <>
      <PageHeader
        title={t(gate ? "setupTitle" : "setupDone")}
        lead={t(gate ? "setupLead" : "setupDoneBody")}
        actions={gate ? null : <ButtonLink href={homeOf(actor.role)}>{t("goOn")}</ButtonLink>}
      />
      <ClientMessages namespaces={["Common", "FactorForms", "SignInSteps", "Forms", "Fields", "Problems"]}>
        <OwnFactorSections
          factors={factors}
          isPasskeyOffered={isPasskeyOffered()}
          canRemove={false}
          goOn={homeOf(actor.role)}
        />
      </ClientMessages>
      <LeaveSignIn />
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { homeOf, requireActor } from "@/lib/platform/auth/session";

/** A signed-in person stays in the office: the way on is their own first page. */
export async function OfficeNotFound() {
  const t = await getTranslations("Errors");
  const { role } = await requireActor();
  return (
    <>
      <PageHeader title={t("notFoundTitle")} lead={t("officeNotFound")} />
      <ButtonLink href={homeOf(role)}>{t("backToOffice")}</ButtonLink>
    </>
  );
}

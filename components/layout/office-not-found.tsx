import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { homeOf, requireActor } from "@/lib/auth/session";
import { PageHeader } from "./page-header";

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

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { route } from "@/lib/platform/pages/routes";
import type { Outcome } from "@/lib/site/subscriptions/schemas";

/** What became of a form or of a letter's link. */
export function OutcomePage({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("Subscriptions");
  const changes = useTranslations("Changes");
  return (
    <>
      <PageHeader title={t(`outcomes.${outcome}.title`)} lead={t(`outcomes.${outcome}.lead`)} />
      <ButtonLink href={route("/perubahan")}>{changes("title")}</ButtonLink>
    </>
  );
}

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { route } from "@/lib/platform/pages/routes";
import { SearchForm } from "./search-form";

export function NotFoundView() {
  const t = useTranslations("Errors");
  const nav = useTranslations("Nav");
  return (
    <>
      <PageHeader title={t("notFoundTitle")} lead={t("notFoundBody")} />
      <SearchForm id="cari-lagi" large />
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/">{t("backHome")}</ButtonLink>
        <ButtonLink href={route("/program")} variant="secondary">
          {nav("programmes")}
        </ButtonLink>
        <ButtonLink href={route("/indikator")} variant="secondary">
          {nav("indicators")}
        </ButtonLink>
      </div>
    </>
  );
}

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { Revised } from "@/lib/platform/areas/office";
import { route } from "@/lib/platform/pages/routes";

/** To everything that was changed in a row (lib/work/revisions). */
export function RevisionsLink({ entity, id }: { entity: Revised["entity"]; id: string }) {
  const t = useTranslations("Revisions");
  return (
    <ButtonLink href={route("/kelola/riwayat/[jenis]/[id]", { jenis: entity, id })} variant="secondary">
      {t("title")}
    </ButtonLink>
  );
}

import { useTranslations } from "next-intl";
import { FilterLinks } from "@/components/ui/filter-links";
import { route } from "@/lib/platform/pages/routes";
import { ROW_PAGES, type RowPageName } from "@/lib/work/entry-workbooks/schemas";

/** Indicators, and beside them what is told of programmes. */
export function RowPageLinks({ current }: { current?: RowPageName }) {
  const t = useTranslations("EntryWorkbooks");
  const pages = Object.keys(ROW_PAGES) as RowPageName[];
  return (
    <FilterLinks
      label={t("rowsOf")}
      links={[
        { href: route("/kelola/isi"), label: t("indicators"), current: current === undefined },
        ...pages.map((jenis) => ({
          href: route("/kelola/isi/[jenis]", { jenis }),
          label: t(`titles.${ROW_PAGES[jenis]}`),
          current: jenis === current,
        })),
      ]}
    />
  );
}

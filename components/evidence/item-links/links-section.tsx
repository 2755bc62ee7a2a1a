import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageSection } from "@/components/ui/page-header";
import type { ItemLinks } from "@/lib/evidence/item-links/queries";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { LinkItemForm, UnlinkForm } from "./link-forms";

/** For which items of which instruments a thing counts: said once, offered wherever they are asked. */
export function ItemLinksSection({ links: { thing, may, links, past, choices } }: { links: ItemLinks }) {
  const t = useTranslations("ItemLinks");
  const locale = useLocale();
  const zone = useZone();
  const day = (at: Date) => formatDate(dayIn(zone, at), locale);
  return (
    <PageSection id="butir" title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-6">
        {links.length === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={links}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "item",
                header: t("item"),
                heading: true,
                cell: ({ item }) => `${item.code} ${item.text[locale]}`,
              },
              { key: "instrument", header: t("instrument"), cell: ({ item }) => item.instrument.name[locale] },
              {
                key: "by",
                header: t("by"),
                cell: ({ createdBy, createdAt }) => t("byOn", { name: createdBy, date: day(createdAt) }),
              },
              ...(may
                ? [
                    {
                      key: "unlink",
                      header: t("act"),
                      cell: (link: ItemLinks["links"][number]) => (
                        <UnlinkForm id={link.id} version={link.version} code={link.item.code} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {may ? (
          <LinkItemForm
            key={links.length}
            thing={thing}
            choices={choices.map(({ id, code, text, instrument }) => ({
              value: id,
              label: `${instrument.name[locale]} · ${code} ${shortened(text[locale])}`,
            }))}
          />
        ) : null}
        {past.length > 0 ? (
          <Disclosure summary={t("past", { count: past.length })}>
            <ul className="flex flex-col gap-2">
              {past.map(({ id, item, createdBy, createdAt, removedBy, removedAt }) => (
                <li key={id}>
                  {item.instrument.name[locale]} · {item.code}:{" "}
                  {t("pastRow", {
                    ...{ by: createdBy, from: day(createdAt) },
                    ...{ removedBy: removedBy ?? "", to: removedAt ? day(removedAt) : "" },
                  })}
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
      </div>
    </PageSection>
  );
}

const MOST = 90;
const shortened = (text: string) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

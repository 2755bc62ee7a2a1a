import { useLocale, useTranslations } from "next-intl";
import type { KelurahanDetail } from "@/lib/city/kelurahan/published";
import { formatDate } from "@/lib/platform/format/date";
import { KelurahanLinks } from "./kelurahan-links";

/** Where it went and what came to it: whoever compares its figures over the years must know that its area changed. */
export function KelurahanChanges({
  kelurahan: { name, closedOn, successors, predecessors },
}: {
  kelurahan: Pick<KelurahanDetail, "name" | "closedOn" | "successors" | "predecessors">;
}) {
  const t = useTranslations("PublicKelurahan");
  const locale = useLocale();
  const day = (on: string) => formatDate(on, locale);
  const lines = [
    ...(closedOn
      ? [{ words: t("closedOn", { date: day(closedOn) }), links: eachOnce(successors) }]
      : successors.map((one) => ({ words: t("partBecame", { date: day(one.on), name }), links: [one] }))),
    ...predecessors.map((one) => ({
      words: t(one.isWhole ? "tookOver" : "tookPart", { date: day(one.on) }),
      links: [one],
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="mb-4 flex max-w-prose flex-col gap-3">
      {lines.map(({ words, links }) => (
        <div key={`${words} ${links[0]?.slug}`}>
          <p>{words}</p>
          <KelurahanLinks kelurahan={links} />
        </div>
      ))}
    </div>
  );
}

/** Where a part went first and the rest later, it is one place. */
const eachOnce = (successions: KelurahanDetail["successors"]) => [
  ...new Map(successions.map((one) => [one.slug, one])).values(),
];

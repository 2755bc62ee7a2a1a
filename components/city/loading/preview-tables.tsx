import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { Preview } from "@/lib/city/loading/queries";
import { addressOf, type Fault } from "@/lib/city/loading/rows";
import { SAID_ONCE } from "@/lib/city/loading/tables";
import { formatDecimal } from "@/lib/platform/format/number";

const isSaidOnce = (field: string) => SAID_ONCE.some((one) => one === field);
const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** A value as it will be kept, in the reader's way of writing. */
function useSaid() {
  const t = useTranslations("Loading");
  const locale = useLocale();
  return (field: string, value: string | null): string => {
    if (value === null || value === "") return t("empty");
    if (value === "true" || value === "false") return t(value);
    if (value.startsWith("=")) return value.slice(1);
    if (["target", "value", "planned", "spent"].includes(field))
      return value
        .split("..")
        .map((one) => (isFigure(one) ? formatDecimal(one, { locale }) : one))
        .join("–");
    return t.has(`words.${value}` as never) ? t(`words.${value}` as never) : value;
  };
}

/** Old and new of every row that a load would make or change. */
export function ChangesTable({ rows }: { rows: Preview["rows"] }) {
  const t = useTranslations("Loading");
  const said = useSaid();
  return (
    <DataTable
      caption={t("changes")}
      captionHidden
      rows={rows}
      rowKey={({ table, key }) => `${table} ${key}`}
      columns={[
        {
          key: "what",
          header: t("row"),
          heading: true,
          cell: ({ label, key }) => (label === key ? key : `${label} (${key})`),
        },
        { key: "kind", header: t("kind"), cell: ({ kind }) => t(`rowKinds.${kind}`) },
        {
          key: "changes",
          header: t("changes"),
          cell: ({ changes, kind }) => (
            <ul className="flex flex-col gap-0.5">
              {changes.map(({ field, from, to }) => (
                <li key={field} className="break-words">
                  {t(`fields.${field}` as never)}:{" "}
                  {kind === "new" ? said(field, to) : `${said(field, from)} → ${said(field, to)}`}
                </li>
              ))}
            </ul>
          ),
        },
        { key: "place", header: t("place"), cell: ({ place }) => `${place.sheet}, ${addressOf(place)}` },
      ]}
    />
  );
}

/** Everything that stands in the way, each by its sheet and cell. */
export function FaultsTable({ faults }: { faults: Fault[] }) {
  const t = useTranslations("Loading");
  const fields = useTranslations("Fields");
  const locale = useLocale();
  const words = (key: string) => {
    const [name = "", a = "", b = ""] = key.split(":");
    const say = (text: string) => (isFigure(text) ? formatDecimal(text, { locale }) : text);
    if (name === "loadRequired")
      return t(isSaidOnce(a) ? "requiredOnce" : "required", { field: t(`fields.${a}` as never) });
    return fields.has(name as never) ? fields(name as never, { a: say(a), b: say(b) } as never) : fields("invalid");
  };
  return (
    <DataTable
      caption={t("faults")}
      captionHidden
      rows={faults.map((fault, index) => ({ ...fault, key: `${index}` }))}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "place",
          header: t("place"),
          heading: true,
          cell: (fault) =>
            fault.others
              ? t("placeAndOthers", { place: `${fault.sheet}, ${addressOf(fault)}`, count: fault.others })
              : `${fault.sheet}, ${addressOf(fault)}`,
        },
        { key: "fault", header: t("fault"), cell: ({ fault }) => words(fault) },
      ]}
    />
  );
}

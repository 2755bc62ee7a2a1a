import { useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";

type SharedSourcesProps = { rows: { name: string; source: string }[] };

/** The sources of a table's rows, each said once under it: for all rows together, or with the rows that it is of. */
export function SharedSources({ rows }: SharedSourcesProps) {
  const t = useTranslations("FactSources");
  const words = useTranslations("Public");
  const bySource = new Map<string, string[]>();
  for (const { name, source } of rows) bySource.set(source, [...(bySource.get(source) ?? []), name]);
  if (bySource.size === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-2 text-sm text-muted">
      {[...bySource].map(([source, names]) => (
        <div key={source}>
          {bySource.size === 1 ? words("source") : t("sourceOf", { names: names.join(", ") })}:{" "}
          <SourceText text={source} />
        </div>
      ))}
    </div>
  );
}

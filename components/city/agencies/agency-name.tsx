import { useTranslations } from "next-intl";
import { Indonesian, NotTranslated } from "@/components/ui/indonesian";
import type { PublicAgency } from "@/lib/city/agencies/published";

/** A frozen document knows no former names: it keeps the one of its day. */
type Named = Pick<PublicAgency, "name"> & { formerly?: readonly string[] };

/** What it is called now, with what it was called before: whoever remembers the old name finds it. */
export function AgencyName({ agency: { name, formerly = [] } }: { agency: Named }) {
  const t = useTranslations("Public");
  return (
    <>
      <NotTranslated>{name}</NotTranslated>
      {formerly.length > 0 ? (
        <span className="block text-sm text-muted">
          {t.rich("formerly", { names: formerly.join(", "), name: (chunks) => <Indonesian>{chunks}</Indonesian> })}
        </span>
      ) : null}
    </>
  );
}

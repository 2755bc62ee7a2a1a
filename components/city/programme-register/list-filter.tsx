import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Select, TextInput } from "@/components/ui/text-input";
import { Link } from "@/lib/platform/i18n/navigation";

export type FilterSelect = { name: string; label: string; value: string; choices: { value: string; label: string }[] };

type ListFilterProps = {
  /** The list's own address in the page's language. */
  action: string;
  plain: string;
  q: string;
  selects: FilterSelect[];
  /** What the address says besides, and goes on saying. */
  also?: Record<string, string>;
};

/** Search and filters of a list, in its address: it works without scripts, and the page can be sent on. */
export function ListFilter({ action, plain, q, selects, also = {} }: ListFilterProps) {
  const t = useTranslations("ListFilter");
  const isNarrowed = q !== "" || selects.some(({ value }) => value !== "");
  return (
    <form action={action} method="get" className="flex flex-col gap-4" data-print="no">
      {Object.entries(also).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextInput name="q" id="q" label={t("search")} defaultValue={q} type="search" autoComplete="off" />
        {selects.map(({ name, label, value, choices }) => (
          <Select
            key={`${name} ${value}`}
            name={name}
            id={name}
            label={label}
            defaultValue={value}
            choices={choices}
            emptyLabel={t("all")}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="secondary">
          {t("apply")}
        </Button>
        {isNarrowed ? (
          <Link href={plain} className="text-link">
            {t("clear")}
          </Link>
        ) : null}
      </div>
    </form>
  );
}

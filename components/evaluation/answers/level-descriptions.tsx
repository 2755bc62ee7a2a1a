import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal } from "@/lib/platform/format/number";

type LevelDescriptionsProps = {
  levels: { value: string; label: Record<Locale, string>; description: Record<Locale, string> }[];
};

/** What each level asks for, beside the question; nothing where an instrument has none or says nothing of them. */
export function LevelDescriptions({ levels }: LevelDescriptionsProps) {
  const t = useTranslations("Answers");
  const locale = useLocale();
  const told = levels.filter(({ description }) => description[locale]);
  if (told.length === 0) return null;
  return (
    <Disclosure summary={t("levels")}>
      <DescriptionList
        items={told.map(({ value, label, description }) => ({
          term: `${formatDecimal(value, { locale })} · ${label[locale]}`,
          details: description[locale],
        }))}
      />
    </Disclosure>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/text-input";
import { CLASSES } from "@/lib/evidence/evidence/information-classes";

type ClassSelectProps = {
  id: string;
  value?: string;
  error?: string[];
  onChange?: (value: string) => void;
  disabled?: boolean;
};

/** The class under UU KIP; none is chosen beforehand, for somebody has to think about it. */
export function ClassSelect({ id, value, error, onChange, disabled }: ClassSelectProps) {
  const t = useTranslations("Evidence");
  return (
    <Select
      id={id}
      name="informationClass"
      label={t("class")}
      help={t("classHelp")}
      error={error}
      // A select keeps an old default after an action; the key gives it the new one.
      key={value}
      defaultValue={value ?? ""}
      {...(value ? {} : { emptyLabel: t("classChoose") })}
      choices={CLASSES.map((one) => ({ value: one, label: t(`classes.${one}`) }))}
      onChange={(event) => onChange?.(event.target.value)}
      disabled={disabled}
    />
  );
}

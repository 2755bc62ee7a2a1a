"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { type Choice, NumberInput, Select } from "@/components/ui/text-input";

type ScoreInputProps = Pick<ComponentProps<typeof NumberInput>, "name" | "id" | "error" | "label"> & {
  defaultValue?: string | undefined;
  range: { minimum: string; maximum: string };
  /** Of an instrument whose items are answered by a level; empty where any figure of the range will do. */
  levels: Choice[];
};

/** An item's score as its instrument asks for it: a figure of its range, or a level. */
export function ScoreInput({ range, levels, ...field }: ScoreInputProps) {
  const t = useTranslations("RoundForms");
  if (levels.length === 0) return <NumberInput {...field} help={t("scoreHelp", range)} />;
  return <Select {...field} key={field.defaultValue} choices={levels} emptyLabel={t("chooseLevel")} />;
}

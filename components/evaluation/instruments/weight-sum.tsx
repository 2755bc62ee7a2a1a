"use client";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { StatusBadge } from "@/components/ui/status-badge";
import { formatDecimal } from "@/lib/platform/format/number";
import { parseLocalNumber } from "@/lib/platform/format/parse-number";

/** The sum of the weights as they stand in the form; the server refuses another one than 1. */
export function WeightSum({ saved }: { saved: string }) {
  const t = useTranslations("InstrumentForms");
  const locale = useLocale();
  const anchor = useRef<HTMLParagraphElement>(null);
  const [sum, setSum] = useState(saved);

  useEffect(() => {
    const form = anchor.current?.closest("form");
    if (!form) return;
    const add = () => {
      const fields = form.querySelectorAll<HTMLInputElement>("input[name^='weight-']");
      const parsed = [...fields].map((field) => parseLocalNumber(field.value));
      const total = parsed.reduce((all, one) => (one.kind === "ok" ? all.plus(one.value) : all), new Decimal(0));
      setSum(total.toFixed());
    };
    add();
    form.addEventListener("input", add);
    return () => form.removeEventListener("input", add);
  });

  const rest = new Decimal(1).minus(sum);
  const text = t("weightSum", { sum: formatDecimal(sum, { locale }) });
  const figure = formatDecimal(rest.abs(), { locale });
  return (
    <p ref={anchor} role="status" className="flex flex-wrap items-center gap-3 font-medium">
      {text}
      <StatusBadge tone={rest.isZero() ? "success" : "warning"}>
        {rest.isZero() ? t("weightExact") : rest.gt(0) ? t("weightShort", { figure }) : t("weightOver", { figure })}
      </StatusBadge>
    </p>
  );
}

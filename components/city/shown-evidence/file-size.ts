import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal } from "@/lib/platform/format/number";

const STEPS = ["B", "kB", "MB", "GB"] as const;

/** 1.234.567 bytes as "1,2 MB": steps of 1024, as file managers have it. */
export function fileSize(bytes: number, locale: Locale): string {
  const step = Math.min(STEPS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const figure = (bytes / 1024 ** step).toFixed(step === 0 ? 0 : 1);
  return `${formatDecimal(figure, { locale, decimals: step === 0 ? 0 : 1 })} ${STEPS[step]}`;
}

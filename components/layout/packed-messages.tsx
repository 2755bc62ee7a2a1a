"use client";
import { type Messages, NextIntlClientProvider, useLocale } from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Messages as one text: as an object React would take each sentence apart, at every visit, on both sides. */
export function PackedMessages({ packed, children }: { packed: string; children: ReactNode }) {
  const locale = useLocale();
  const messages = useMemo(() => JSON.parse(packed) as Partial<Messages>, [packed]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages as Messages}>
      {children}
    </NextIntlClientProvider>
  );
}

"use client";
import { type Messages, NextIntlClientProvider, useLocale } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";

/** What was sent around this part of the page already. */
const Sent = createContext<Partial<Messages>>({});

/** Messages as one text: as an object React would take each sentence apart, at every visit, on both sides. */
export function PackedMessages({ packed, children }: { packed: string; children: ReactNode }) {
  const locale = useLocale();
  const outer = useContext(Sent);
  const messages = useMemo(() => ({ ...outer, ...(JSON.parse(packed) as Partial<Messages>) }), [outer, packed]);
  return (
    <Sent value={messages}>
      <NextIntlClientProvider locale={locale} messages={messages as Messages}>
        {children}
      </NextIntlClientProvider>
    </Sent>
  );
}

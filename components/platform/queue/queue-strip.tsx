"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-inputs";
import { Link } from "@/lib/platform/i18n/navigation";
import { readQueue } from "@/lib/platform/pages/queue";

/** The address of the list that somebody goes through row by row; null where the row was opened by itself. */
export function useQueueAddress(): string | null {
  return useSearchParams().get("antrean");
}

/** What a key of the queue presses: put around the button, or around the form whose text it leads to. */
export const QUEUE_KEY = { goOn: { "data-queue-key": "v" }, sendBack: { "data-queue-key": "k" } } as const;

const ON = "enam-pilar:queue-keys";
const ACTS = ["verify", "publish", "return"] as const;

/** Where one stands in the queue: pass over, back to the list, and keys that spare the mouse and can be switched off. */
export function QueueStrip() {
  const t = useTranslations("QueueStrip");
  const queue = readQueue(useQueueAddress());
  const isThere = queue !== null;
  const before = useSearchParams().get("tadi");
  const [hasKeys, setHasKeys] = useState(false);
  useEffect(() => setHasKeys(localStorage.getItem(ON) === "on"), []);
  useEffect(() => {
    if (!isThere || !hasKeys) return;
    document.addEventListener("keydown", pressKey);
    return () => document.removeEventListener("keydown", pressKey);
  }, [isThere, hasKeys]);
  if (!queue) return null;
  const done = ACTS.find((act) => act === before);
  return (
    <nav aria-label={t("label")} className="flex flex-col gap-3 rounded-md border border-hairline bg-sunken p-4">
      {done ? (
        <p role="status" className="font-medium">
          {t(`done.${done}`)}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Link data-queue-key="l" href={queue.afterThis} className={buttonClasses("secondary")}>
          {t("skip")}
        </Link>
        <Link href={queue.list} className="text-link">
          {t("back")}
        </Link>
      </div>
      <Checkbox
        name="queue-keys"
        label={t("keys")}
        checked={hasKeys}
        onChange={({ currentTarget: { checked } }) => {
          localStorage.setItem(ON, checked ? "on" : "off");
          setHasKeys(checked);
        }}
      />
    </nav>
  );
}

/** V goes on, K sends back, L passes over; never while somebody types or a dialog asks. */
function pressKey(event: KeyboardEvent) {
  const { target, key, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey || document.querySelector("dialog[open]")) return;
  if (target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select")) return;
  const found = document.querySelector<HTMLElement>(`[data-queue-key="${CSS.escape(key.toLowerCase())}"]`);
  if (!found) return;
  event.preventDefault();
  const text = found.querySelector("textarea");
  if (!text) return (found.querySelector("button") ?? found).click();
  text.closest("details")?.setAttribute("open", "");
  text.focus();
}

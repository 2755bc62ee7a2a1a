"use client";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonClasses } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-inputs";
import { Link } from "@/lib/platform/i18n/navigation";
import { route, withQuery } from "@/lib/platform/pages/routes";

/** The address of the queue that somebody goes through one by one; null where the entry was opened by itself. */
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
  const queue = useQueueAddress();
  const before = useSearchParams().get("tadi");
  const [hasKeys, setHasKeys] = useState(false);
  useEffect(() => setHasKeys(localStorage.getItem(ON) === "on"), []);
  useEffect(() => {
    if (queue === null || !hasKeys) return;
    document.addEventListener("keydown", pressKey);
    return () => document.removeEventListener("keydown", pressKey);
  }, [queue, hasKeys]);
  if (queue === null) return null;
  const query = Object.fromEntries(new URLSearchParams(queue));
  const skipped = { ...query, lewati: (Math.trunc(Number(query.lewati)) || 0) + 1 };
  const done = ACTS.find((act) => act === before);
  return (
    <nav aria-label={t("label")} className="flex flex-col gap-3 rounded-md border border-hairline bg-sunken p-4">
      {done ? (
        <p role="status" className="font-medium">
          {t(`done.${done}`)}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Link
          data-queue-key="l"
          href={withQuery(route("/kelola/verifikasi/berikut"), skipped)}
          className={buttonClasses("secondary")}
        >
          {t("skip")}
        </Link>
        <Link href={withQuery(route("/kelola/verifikasi"), query)} className="text-link">
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

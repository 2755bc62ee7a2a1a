"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import { becomeAccount, keepPage, sendKept } from "@/lib/platform/device/kept-forms";
import { useKept } from "./use-kept";

/** Again and later again: a browser does not always notice that its line is back. */
const AGAIN_MS = 30_000;
/** A line that has just come back does not carry at once. */
const SOON_MS = [0, 1500, 5000, 12_000];

type OnDeviceProps = {
  account: string;
  /** The office in the page's language, and its list of what waits. */
  office: string;
  list: string;
};

/** Makes the office one that opens and is filled in without a line, and says what has not been sent yet. */
export function OnDevice({ account, office, list }: OnDeviceProps) {
  const t = useTranslations("Device");
  const kept = useKept() ?? [];
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const begin = async () => {
      await becomeAccount(account);
      // What is built anew at every change would come from the cache.
      if (process.env.NODE_ENV !== "production") return;
      const options = { scope: office, updateViaCache: "none" } as const;
      await navigator.serviceWorker.register("/office-worker.js", options);
      if (!`${location.pathname}/`.startsWith(`${office}/`)) return;
      await navigator.serviceWorker.ready;
      await keepPage(list);
      await sendKept();
    };
    // A device that forbids storage or workers is one as ever.
    void begin().catch(() => {});
  }, [account, office, list]);

  const waiting = kept.filter(({ state }) => state === "waiting").length;
  useEffect(() => {
    const again = () => void sendKept().catch(() => {});
    let soon: ReturnType<typeof setTimeout>[] = [];
    const online = () => {
      soon.forEach(clearTimeout);
      soon = SOON_MS.map((milliseconds) => setTimeout(again, milliseconds));
    };
    window.addEventListener("online", online);
    const timer = waiting > 0 ? setInterval(again, AGAIN_MS) : undefined;
    return () => {
      window.removeEventListener("online", online);
      clearInterval(timer);
      soon.forEach(clearTimeout);
    };
  }, [waiting]);

  const open = kept.filter(({ state }) => state === "conflict" || state === "refused").length;
  return (
    <div data-account={account} className={waiting + open > 0 ? "mb-6" : undefined}>
      {waiting + open > 0 ? (
        <Notice
          tone={open > 0 ? "warning" : "info"}
          announce
          title={open > 0 ? t("openTitle", { count: open }) : t("waitingTitle", { count: waiting })}
          actions={
            // Not Next's own way: without a line it would end at a page that is not there.
            <a href={list} className="text-link">
              {t("toList")}
            </a>
          }
        />
      ) : null}
    </div>
  );
}

"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Kept = { version: string; values: Record<string, string> };

const PREFIX = "enam-pilar:draft:";

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}

function typedFields(form: HTMLFormElement) {
  return [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (element instanceof HTMLInputElement && !["hidden", "checkbox", "submit"].includes(element.type)) ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  );
}

/** Holds something else than the page came with. */
export const isTypedSince = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement) =>
  field instanceof HTMLSelectElement
    ? [...field.options].some((option) => option.selected && !option.defaultSelected) &&
      [...field.options].some(({ defaultSelected }) => defaultSelected)
    : field.value !== field.defaultValue;

/**
 * Keeps what is being typed on this device until the server has it, so that a lost connection, a time-out or a closed
 * tab loses nothing. What was typed on an older version goes back with that version's number: if somebody else has
 * saved since, the server says so and shows both instead of letting the older text win.
 */
export function KeptDraft({ storageKey }: { storageKey: string }) {
  const t = useTranslations("Forms");
  const anchor = useRef<HTMLDivElement>(null);
  const [restored, setRestored] = useState(false);

  useEffect(() => {
    const form = anchor.current?.closest("form");
    if (!form) return;
    const version = () => form.querySelector<HTMLInputElement>("input[data-basis]");
    const kept = read(storageKey);
    if (kept) {
      let changed = false;
      for (const field of typedFields(form)) {
        const value = kept.values[field.name];
        // What was typed before this page woke up is newer.
        if (value === undefined || value === field.value || isTypedSince(field)) continue;
        field.value = value;
        // The next letter takes the place of what came back; behind it, it would mix with it.
        if (field === document.activeElement && !(field instanceof HTMLSelectElement)) field.select();
        changed = true;
      }
      const hidden = version();
      if (changed && hidden && kept.version) hidden.value = kept.version;
      setRestored(changed);
      // What came back must be seen.
      if (changed) form.closest("details")?.setAttribute("open", "");
    }
    const keep = () => {
      const values = Object.fromEntries(typedFields(form).map((field) => [field.name, field.value]));
      try {
        localStorage.setItem(
          PREFIX + storageKey,
          JSON.stringify({ version: version()?.value ?? "", values } satisfies Kept),
        );
      } catch {
        // A full or forbidden storage only means that this safety net is absent.
      }
    };
    // What was typed before this page woke up is nowhere else yet.
    if (typedFields(form).some(isTypedSince)) keep();
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [storageKey]);

  const discard = () => {
    localStorage.removeItem(PREFIX + storageKey);
    window.location.reload();
  };

  return (
    <div ref={anchor}>
      {restored ? (
        <Notice
          tone="info"
          announce
          actions={
            <Button variant="secondary" onClick={discard}>
              {t("discardKept")}
            </Button>
          }
        >
          {t("restored")}
        </Notice>
      ) : null}
    </div>
  );
}

/** Something was typed on this device that is nowhere else yet. */
export const hasDraft = (storageKey: string): boolean => read(storageKey) !== null;

/** What was typed is elsewhere by now. */
export function forgetDraft(storageKey: string): void {
  try {
    localStorage.removeItem(PREFIX + storageKey);
  } catch {
    // Forbidden storage holds nothing.
  }
}

/** On the page after a saving: the server has it now, so the copy on this device goes. */
export function ForgetDraft({ storageKeys }: { storageKeys: string[] }) {
  useEffect(() => {
    for (const key of storageKeys) forgetDraft(key);
    // Said once: on a reload the address must not make us forget what has been typed since.
    const address = new URL(window.location.href);
    address.searchParams.delete("tersimpan");
    // Past Next's own version of it, which would load the page anew.
    History.prototype.replaceState.call(window.history, window.history.state, "", address);
  }, [storageKeys]);
  return null;
}

"use client";
import { type RefObject, startTransition, useCallback, useEffect, useMemo, useState } from "react";
import { requestFormReset } from "react-dom";
import {
  type KeptForm,
  keepForm,
  keepPage,
  listKept,
  onKeptChange,
  removeKept,
} from "@/lib/platform/device/kept-forms";
import type { SentLater } from "@/lib/platform/forms/sent-later";
import type { FormState } from "@/lib/platform/forms/state";
import { forgetDraft, hasDraft } from "./kept-draft";

/** A form that is filled in without a line: how it is named to the server, and what it is about. */
export type SentLaterForm = { name: SentLater; about: string };

/** How a sending that does not get through is kept, and one that did leaves nothing behind. */
export type Later = {
  /** The number under which it is run once, given before the first try. */
  number: (data: FormData) => void;
  keep: (data: FormData) => Promise<boolean>;
  arrived: (data: FormData) => Promise<void>;
  /** The state that comes back without asking anybody: what was kept earlier, with what became of it. */
  answerOf: (data: FormData) => FormState | undefined;
};

const HASH = "#menunggu-";
export const hashOf = (id: string) => HASH + id;

const answers = new WeakMap<FormData, FormState>();
const textOf = (data: FormData, name: string) => String(data.get(name) ?? "");

/** The same row of the same form: a report of another month is another. */
const keyOf = (storageKey: string, period: string, kelurahanId = "") => [storageKey, period, kelurahanId].join(":");

const asShown = ({ fields, answer }: KeptForm): FormState =>
  answer ?? { reply: { initialValue: Object.fromEntries(fields) } };

/** `period`: what the form shows at first, for a new row. */
export function useSentLater(form: SentLaterForm | undefined, storageKey: string | undefined, period: string) {
  const { name, about } = form ?? {};
  const [kept, setKept] = useState<KeptForm | null>(null);
  const later = useMemo((): Later | undefined => {
    if (!name || about === undefined || !storageKey) return undefined;
    const keyFor = (data: FormData) =>
      keyOf(storageKey, data.has("period") ? textOf(data, "period") : "", textOf(data, "kelurahanId"));
    return {
      // Over plain http there is none, and nothing is kept there.
      number: (data) => void ("randomUUID" in crypto && data.set("sending", crypto.randomUUID())),
      async keep(data) {
        const fields = [...data].flatMap(([field, value]): [string, string][] =>
          typeof value === "string" && !field.startsWith("$ACTION_") ? [[field, value]] : [],
        );
        const month = textOf(data, "period");
        const told = month ? `${about} (${month})` : about;
        const page = location.pathname + location.search;
        const row = { key: keyFor(data), storageKey, name, about: told, page, at: Date.now(), fields, file: null };
        const isKept = await keepForm({ ...row, id: textOf(data, "sending"), kind: "form" });
        if (!isKept) return false;
        // From now on the device holds it there.
        forgetDraft(storageKey);
        setKept((await listKept()).find(({ id }) => id === textOf(data, "sending")) ?? null);
        return true;
      },
      arrived: (data) => removeKept(({ key }) => key === keyFor(data)),
      answerOf: (data) => answers.get(data),
    };
  }, [name, about, storageKey]);

  return { later, kept, setKept, key: storageKey ? keyOf(storageKey, period) : "" };
}

type Watched = ReturnType<typeof useSentLater> & {
  storageKey: string | undefined;
  /** Stands in the form. */
  anchor: RefObject<HTMLElement | null>;
};

/** Brings back what was kept of this form, and tells what becomes of it while the page is open. */
export function useKeptAgain(watched: Watched, send: (data: FormData) => void): void {
  const { later, kept, setKept, key, storageKey = "", anchor } = watched;
  const tell = useCallback(
    (form: KeptForm) => {
      const data = new FormData();
      answers.set(data, asShown(form));
      const element = anchor.current?.closest("form");
      startTransition(() => {
        // As after every answer. What was typed since is newer, and stays in its fields.
        if (element && !hasDraft(storageKey)) requestFormReset(element);
        send(data);
      });
    },
    [anchor, storageKey, send],
  );
  useEffect(() => {
    if (!later) return;
    const title = document.querySelector("h1")?.textContent ?? document.title;
    const keep = () => void keepPage(location.pathname + location.search, title).catch(() => {});
    // The first visit has no worker yet: it comes while the page is open.
    void navigator.serviceWorker?.ready.then(keep);
  }, [later]);

  useEffect(() => {
    if (!later) return;
    const read = async () => {
      const all = (await listKept()).filter(({ state }) => state !== "arrived");
      const named = all.find(({ id }) => location.hash === hashOf(id));
      const found = named ?? all.find((one) => one.key === key);
      if (!found) return;
      setKept(found);
      tell(found);
    };
    void read();
  }, [later, key, setKept, tell]);

  const shown = kept?.id;
  const state = kept?.state;
  useEffect(() => {
    if (!shown) return;
    return onKeptChange(async () => {
      const now = (await listKept()).find(({ id }) => id === shown);
      if (!now || now.state === state) return;
      setKept(now);
      if (now.state === "conflict" || now.state === "refused") tell(now);
    });
  }, [shown, state, setKept, tell]);
}

"use client";
import { Decimal } from "decimal.js";
import { useEffect, useMemo, useRef, useState } from "react";
import { computeScores, type ScoreSheet } from "@/lib/evaluation/assessments/score";
import {
  type Changes,
  changesOf,
  finalRange,
  levelled,
  NO_CHANGES,
  type Plan,
  simulate,
} from "@/lib/evaluation/assessments/what-if";
import { changesFrom, changesQuery } from "@/lib/evaluation/assessments/what-if-address";

/** Browsers refuse an address that changes many times a second. */
const ADDRESS_WAITS_MS = 300;

const exact = (value: number) => new Decimal(value).toDecimalPlaces(3).toFixed();

/** The try-out: what was moved, what it makes of the figures, and its address. Nothing of it leaves the browser. */
export function useWhatIf(sheet: ScoreSheet, given: { butir?: string; bagian?: string }, decimals: number) {
  const [changes, setChanges] = useState<Changes>(() => changesFrom(sheet, given));
  const now = useMemo(() => simulate(sheet, changes), [sheet, changes]);
  const result = useMemo(() => computeScores(now), [now]);
  const before = useMemo(() => computeScores(sheet), [sheet]);
  const range = useMemo(() => finalRange(now), [now]);
  const rangeBefore = useMemo(() => finalRange(sheet), [sheet]);
  const query = changesQuery(sheet, changes);
  useAddress(query);
  const setItems = (items: Record<string, string>) =>
    setChanges((was) => ({ ...was, items: { ...was.items, ...items } }));
  return {
    /** With how many decimals its computed scores are shown. */
    decimals,
    now,
    result,
    before,
    range,
    rangeBefore,
    query,
    changed: query !== "",
    setItem: (code: string, value: number) => setItems({ [code]: exact(value) }),
    /** A section whose score was given is moved itself; otherwise all its items are. */
    setSection: (code: string, value: number) =>
      sheet.sections.find((section) => section.code === code)?.given === null
        ? setItems(levelled(sheet, { section: code }, value))
        : setChanges((was) => ({ ...was, sections: { ...was.sections, [code]: exact(value) } })),
    setPillar: (code: string, value: number) => setItems(levelled(sheet, { pillar: code }, value)),
    apply: (plan: Plan) => setChanges((was) => changesOf(now, plan, was)),
    reset: () => setChanges(NO_CHANGES),
  };
}

export type WhatIf = ReturnType<typeof useWhatIf>;

function useAddress(query: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => history.replaceState(history.state, "", addressOf(query)), ADDRESS_WAITS_MS);
    return () => clearTimeout(timer);
  }, [query]);
}

/** This page's address with the try-out in it; the lane stays. */
export function addressOf(query: string): string {
  const lane = new URLSearchParams(location.search).get("jalur");
  const search = [...(lane ? [`jalur=${lane}`] : []), ...(query ? [query] : [])].join("&");
  return `${location.origin}${location.pathname}${search ? `?${search}` : ""}`;
}

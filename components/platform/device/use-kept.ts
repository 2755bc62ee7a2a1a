"use client";
import { useEffect, useState } from "react";
import { type KeptForm, listKept, onKeptChange } from "@/lib/platform/device/kept-forms";

/** What is kept on this device; null until it has been read. */
export function useKept(): KeptForm[] | null {
  const [kept, setKept] = useState<KeptForm[] | null>(null);
  useEffect(() => {
    const read = () => void listKept().then(setKept);
    read();
    return onKeptChange(read);
  }, []);
  return kept;
}

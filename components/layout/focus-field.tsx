"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";

const CONTROL = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])";

/**
 * Puts the cursor into the field that an address names, or into the first field of the part that it names: neither a soft
 * navigation nor every browser does that. What is folded away around it is opened.
 */
export function FocusField() {
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page has a new address, which is read where it stands.
  useEffect(() => {
    if (!location.hash) return;
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    // A figure of two parts has no field of its name: then it is the first one of the form.
    const target = named ?? document.querySelector<HTMLElement>(`main form :is(${CONTROL})`);
    if (!target) return;
    for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
      part.open = true;
    const field = target.matches(CONTROL) ? target : target.querySelector<HTMLElement>(CONTROL);
    field?.focus();
  }, [pathname]);
  return null;
}

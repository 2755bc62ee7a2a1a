"use client";
import { useEffect } from "react";

/** Opens the closed parts around the node that the address names; a soft navigation does not do that by itself. */
export function OpenAnchor() {
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target) return;
      for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null) {
        part.open = true;
      }
      target.scrollIntoView();
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
  return null;
}

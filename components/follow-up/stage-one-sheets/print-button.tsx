"use client";
import { Printer } from "lucide-react";
import { buttonClasses } from "@/components/ui/button";

export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className={buttonClasses("secondary")} onClick={() => window.print()} data-print="no">
      <Printer aria-hidden className="size-4" />
      {label}
    </button>
  );
}

"use client";
import { useEffect } from "react";
import { forgetPages } from "@/lib/platform/device/kept-forms";

/** On the page for those who are signed out: whatever ended the session, no page of it opens any more. */
export function ForgetPages() {
  useEffect(() => void forgetPages().catch(() => {}), []);
  return null;
}

"use client";
import { useTranslations } from "next-intl";
import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** A sending that fails on its way (no connection, server away) ends here, not in an empty page. */
export class ConnectionGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown) {
    // Next steers with errors of its own (redirect, not found): those are not failures.
    if (typeof error === "object" && error !== null && "digest" in error && String(error.digest).startsWith("NEXT_"))
      throw error;
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ConnectionLost retry={() => this.setState({ failed: false })} />;
  }
}

function ConnectionLost({ retry }: { retry: () => void }) {
  const t = useTranslations("Forms");
  return (
    <Notice
      tone="danger"
      announce
      title={t("connectionLost")}
      actions={<Button onClick={retry}>{t("backToForm")}</Button>}
    >
      {t("connectionKept")}
    </Notice>
  );
}

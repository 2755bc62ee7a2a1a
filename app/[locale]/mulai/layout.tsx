import type { ReactNode } from "react";
import SignInLayout from "../masuk/layout";

export const dynamic = "force-dynamic";

export default function FirstRunLayout(props: { children: ReactNode; params: Promise<{ locale: string }> }) {
  return <SignInLayout {...props} />;
}

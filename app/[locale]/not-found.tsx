import { NotFoundView } from "@/components/layout/not-found-view";
import { PublicShell } from "@/components/layout/public-shell";

export default function NotFound() {
  return (
    <PublicShell>
      <NotFoundView />
    </PublicShell>
  );
}

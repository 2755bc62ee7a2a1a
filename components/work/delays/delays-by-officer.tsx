import { useTranslations } from "next-intl";
import type { Delay } from "@/lib/work/delays/queries";
import { DelayItem } from "./delay-item";

/** What one agency, or the council, holds on this page, under the name of each officer. Below its heading of level two. */
export function DelaysByOfficer({ items }: { items: Delay[] }) {
  const t = useTranslations("Delays");
  const groups = [...Map.groupBy(items, ({ officerId }) => officerId)];
  return (
    <div className="flex flex-col gap-6">
      {groups.map(([officerId, held]) => (
        <div key={officerId} className="flex flex-col gap-3">
          {/* The council has no officers. */}
          {held[0]?.agency ? (
            <h3 className="font-semibold">
              {t("heldBy", { officer: held[0].officer ?? t("nobody"), count: held[0].ofOfficer })}
            </h3>
          ) : null}
          <ul className="flex flex-col gap-3">
            {held.map((delay) => (
              <DelayItem key={`${delay.kind} ${delay.id ?? delay.of} ${delay.code}`} delay={delay} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

import { Coins, HeartPulse, Hexagon, Landmark, Leaf, type LucideIcon, Megaphone, Users } from "lucide-react";
import { classNames } from "./class-names";

const icons: Record<string, LucideIcon> = {
  governance: Landmark,
  society: Users,
  economy: Coins,
  living: HeartPulse,
  environment: Leaf,
  branding: Megaphone,
};

/** Value of `data-pillar`, under which the classes text-pillar, bg-pillar-tint … take the pillar's hue. */
export function pillarHue(code: string): string {
  // Pillars are rows of an instrument; a new one (Mobility is announced) gets the neutral hue until it has its own.
  const hue = code.toLowerCase().replace(/^smart[-_ ]/, "");
  return hue in icons ? hue : "other";
}

export function PillarIcon({ code, className = "size-5" }: { code: string; className?: string }) {
  const Icon = icons[pillarHue(code)] ?? Hexagon;
  return <Icon aria-hidden data-pillar={pillarHue(code)} className={classNames("shrink-0 text-pillar", className)} />;
}

export function PillarBadge({ code, name }: { code: string; name: string }) {
  return (
    <span
      data-pillar={pillarHue(code)}
      className="inline-flex items-center gap-1.5 rounded-full bg-pillar-tint px-2.5 py-0.5 text-sm font-medium whitespace-nowrap text-pillar"
    >
      <PillarIcon code={code} className="size-3.5" />
      {name}
    </span>
  );
}

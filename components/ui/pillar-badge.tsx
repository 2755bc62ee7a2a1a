import {
  Building2,
  Bus,
  Coins,
  Droplets,
  GraduationCap,
  HandHeart,
  HeartPulse,
  Hexagon,
  Landmark,
  Leaf,
  Lightbulb,
  type LucideIcon,
  Map as MapIcon,
  Megaphone,
  Recycle,
  Scale,
  ShieldCheck,
  Sprout,
  Store,
  TrainFront,
  Users,
  Wifi,
} from "lucide-react";
import type { PillarIconName } from "@/lib/platform/format/pillar-look";
import { getCity } from "@/lib/platform/settings/published";
import { classNames } from "./class-names";
import { pillarHue } from "./pillar-hue";

const icons: Record<PillarIconName, LucideIcon> = {
  landmark: Landmark,
  users: Users,
  coins: Coins,
  "heart-pulse": HeartPulse,
  leaf: Leaf,
  megaphone: Megaphone,
  hexagon: Hexagon,
  bus: Bus,
  "train-front": TrainFront,
  "building-2": Building2,
  "graduation-cap": GraduationCap,
  "shield-check": ShieldCheck,
  wifi: Wifi,
  sprout: Sprout,
  store: Store,
  "hand-heart": HandHeart,
  droplets: Droplets,
  recycle: Recycle,
  map: MapIcon,
  lightbulb: Lightbulb,
  scale: Scale,
};

/** The house's own, until the city chooses another. */
const first: Record<string, PillarIconName> = {
  governance: "landmark",
  society: "users",
  economy: "coins",
  living: "heart-pulse",
  environment: "leaf",
  branding: "megaphone",
};

type PillarIconProps = { code: string; className?: string; name?: PillarIconName | undefined };

/** `name`: another icon than the pillar has, as where it is chosen. */
export async function PillarIcon({ code, className = "size-5", name }: PillarIconProps) {
  const key = pillarHue(code);
  const chosen = name ?? (await getCity()).pillars.find((pillar) => pillar.key === key)?.icon ?? first[key];
  const Icon = icons[chosen as PillarIconName] ?? Hexagon;
  return <Icon aria-hidden data-pillar={key} className={classNames("shrink-0 text-pillar", className)} />;
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

import { pillarKey } from "@/lib/platform/format/pillar-look";

/**
 * Value of `data-pillar`, under which the classes text-pillar, bg-pillar-tint … take the pillar's hue. A pillar that is new
 * (Mobility is announced) has the neutral one until the city gives it another.
 */
export const pillarHue = pillarKey;

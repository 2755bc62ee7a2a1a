import { useTimeZone } from "next-intl";
import { FIRST_ZONE, isZone, type Zone } from "@/lib/platform/format/zone";

/** The city's time zone, on the server and in the browser; an async component asks `cityZone()`. */
export function useZone(): Zone {
  const zone = useTimeZone();
  return isZone(zone) ? zone : FIRST_ZONE;
}

import { siteEnv } from "./env";

/** The city whose site this is. */
export function cityName(): string {
  return siteEnv().CITY_NAME;
}

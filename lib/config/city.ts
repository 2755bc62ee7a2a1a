/** The city whose site this is; another city sets CITY_NAME before the build and the start. */
export function cityName(): string {
  return process.env.CITY_NAME?.trim() || "Kota Kediri";
}

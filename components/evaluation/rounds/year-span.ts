/** "2019–2021" for years that follow one another, otherwise "2019, 2021"; empty for none. */
export function yearsInWords(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  const follow = sorted.length > 2 && last - first === sorted.length - 1;
  return follow ? `${first}–${last}` : sorted.join(", ");
}

export const evidenceKey = (value: { period: string; kelurahan: string | null }) =>
  `${value.period} ${value.kelurahan ?? ""}`;

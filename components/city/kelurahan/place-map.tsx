import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type AreaFill, AreaMap, FillSample, type MapArea } from "@/components/charts/area-map";
import { middleOfKecamatan } from "@/lib/city/kelurahan-map/middles";
import type { PublicKelurahanMap } from "@/lib/city/kelurahan-map/published";
import { stepsOf } from "@/lib/city/kelurahan-map/steps";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";

/** A figure of a place: null where it is kept back. */
export type PlaceFigure = { name: string; value: string | null; text: string | null };
type PlaceMapProps = { map: PublicKelurahanMap; figures: PlaceFigure[]; decimals: number };

/** The figures as shades on the city's own outlines; the bars and the table beside it say the same in words. */
export function PlaceMap({ map, figures, decimals }: PlaceMapProps) {
  const t = useTranslations("KelurahanMap");
  const locale = useLocale();
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  const { steps, stepOf } = stepsOf(figures.flatMap(({ value }) => value ?? []));
  // Two kelurahan of one name are not told apart by the figures' names: neither is shaded by the other's.
  const twice = new Set(
    map.shapes.flatMap(({ name }, n) => (map.shapes.findIndex((one) => one.name === name) < n ? name : [])),
  );
  const fillOf = (name: string): AreaFill => {
    const figure = twice.has(name) ? undefined : byName.get(name);
    if (!figure) return "missing";
    return figure.value === null ? "hidden" : (stepOf(figure.value) ?? "missing");
  };
  const areas = map.shapes.map(({ id, name, path }) => {
    const fill = fillOf(name);
    const said = fill === "missing" ? t("missing") : byName.get(name)?.text;
    return { key: id, path, fill, label: `${name}: ${said}` };
  });
  const figure = (value: string) => formatDecimal(value, { locale, decimals });
  return (
    <div className="mb-6" data-testid="place-map">
      <AreaMap width={map.width} height={map.height} areas={areas} />
      <Legend>
        {steps.map(({ from, to, count }, step) => (
          <LegendLine key={to} fill={step}>
            {t("step", { range: from === to ? figure(from) : `${figure(from)}–${figure(to)}`, count })}
          </LegendLine>
        ))}
        {(["hidden", "missing"] as const).map((fill) => (
          <CountedLine key={fill} fill={fill} areas={areas} />
        ))}
      </Legend>
      <MapSource map={map} />
    </div>
  );
}

function CountedLine({ fill, areas }: { fill: "hidden" | "missing"; areas: MapArea[] }) {
  const t = useTranslations("KelurahanMap");
  const count = areas.filter((area) => area.fill === fill).length;
  return count > 0 ? <LegendLine fill={fill}>{t(`${fill}Count`, { count })}</LegendLine> : null;
}

/** Which kelurahan lies where, each kecamatan by its number; the list beside it leads on. */
export function KecamatanMap({ map }: { map: PublicKelurahanMap }) {
  const t = useTranslations("PublicKelurahan");
  const kecamatan = [...new Set(map.shapes.map((shape) => shape.kecamatan))];
  const areas = map.shapes.map(({ id, name, path, kecamatan: own }) => ({
    ...{ key: id, path, fill: { kind: kecamatan.indexOf(own) } },
    label: `${name}, ${t("kecamatan", { name: own })}`,
  }));
  return (
    <div className="mb-8 text-accent">
      <AreaMap
        width={map.width}
        height={map.height}
        areas={areas}
        marks={kecamatan.map((name, n) => ({ text: `${n + 1}`, ...middleOfKecamatan(map.shapes, name) }))}
      />
      <Legend>
        {kecamatan.map((name, n) => (
          <LegendLine key={name} fill={{ kind: n }}>
            {n + 1} · {t("kecamatan", { name })}
          </LegendLine>
        ))}
      </Legend>
      <MapSource map={map} />
    </div>
  );
}

function Legend({ children }: { children: ReactNode }) {
  return <ul className="mt-4 flex flex-wrap justify-center gap-x-6 gap-y-2 text-sm">{children}</ul>;
}

function LegendLine({ fill, children }: { fill: AreaFill; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <FillSample fill={fill} />
      <span className="text-ink">{children}</span>
    </li>
  );
}

function MapSource({ map: { source, boundariesOn, without } }: { map: PublicKelurahanMap }) {
  const t = useTranslations("KelurahanMap");
  const locale = useLocale();
  return (
    <p className="mt-3 text-center text-sm text-muted">
      {t("boundaries", { source, date: formatDate(boundariesOn, locale) })}
      {without.length > 0 ? ` ${t("without", { names: without.join(", ") })}` : null}
    </p>
  );
}

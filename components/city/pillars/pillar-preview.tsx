import type { CSSProperties } from "react";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { cssColour, pillarShades } from "@/lib/platform/format/palette";
import type { PillarIconName } from "@/lib/platform/format/pillar-look";

type PillarPreviewProps = { code: string; name: string; focus: string; lang: string; hue: string; icon: string };

/** A pillar's head as the public will see it, in the colour that is not published yet. */
export function PillarPreview({ code, name, focus, lang, hue, icon }: PillarPreviewProps) {
  const pair = (of: "colour" | "tint") =>
    `light-dark(${cssColour(pillarShades(Number(hue), "light")[of])}, ${cssColour(pillarShades(Number(hue), "dark")[of])})`;
  // The icon names its pillar itself, so the colour is given to what stands in it.
  const colours = hue === "" ? {} : { "--pillar": pair("colour"), "--pillar-tint": pair("tint") };
  return (
    <div style={colours as CSSProperties} className="flex items-start gap-4">
      <span
        className="rounded-md bg-pillar-tint p-3 text-pillar [&_svg]:text-[inherit]"
        style={hue === "" ? undefined : { color: pair("colour") }}
      >
        <PillarIcon code={hue === "" ? code : "preview"} name={(icon || undefined) as PillarIconName | undefined} />
      </span>
      <div>
        <p className="text-lg font-semibold">{name}</p>
        <p lang={lang}>{focus}</p>
      </div>
    </div>
  );
}

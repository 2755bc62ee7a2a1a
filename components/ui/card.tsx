import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { pillarHue } from "./pillar-hue";

type CardProps = ComponentProps<"div"> & { as?: "div" | "article" | "section" | "li"; pillar?: string };

export function Card({ as: Element = "div", pillar, className, ...rest }: CardProps) {
  return (
    <Element
      // The props of the four elements are the same here; only the ref types differ, and no ref is passed on.
      {...(rest as ComponentProps<"div"> & ComponentProps<"li">)}
      data-pillar={pillar ? pillarHue(pillar) : undefined}
      className={classNames("min-w-0 rounded-md border border-hairline bg-raised p-5 md:p-6", className)}
    />
  );
}

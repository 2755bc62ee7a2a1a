"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import type { LinePlotProps } from "./line-plot";

const LinePlot = dynamic(() => import("./line-plot").then((module) => module.LinePlot), { ssr: false });

/** Fetches the chart library only when its place comes near the screen; the place has its size from the start. */
export function LazyLinePlot(props: LinePlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: "300px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="aspect-[4/3] w-full sm:aspect-[2/1] lg:aspect-[5/2]">
      {near ? <LinePlot {...props} /> : <p className="sr-only">{props.words.loading}</p>}
    </div>
  );
}

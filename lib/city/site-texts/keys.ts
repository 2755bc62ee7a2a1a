/** Sentences of the public site that a city may say in its own words; without them it reads ours. */
export const SITE_TEXTS = ["purpose", "who", "correct", "privacyContact", "dataUse"] as const;
export type SiteTextKey = (typeof SITE_TEXTS)[number];
export const isSiteText = (text: string): text is SiteTextKey => SITE_TEXTS.some((key) => key === text);

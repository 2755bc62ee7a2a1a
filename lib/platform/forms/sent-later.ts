/** The forms that a device may keep and send later. Kept forms carry these names: they stay, whatever the actions become. */
export type SentLater = "progress" | "value" | "action";

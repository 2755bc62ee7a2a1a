/** The languages that figures and dates are written in. */
export type Locale = "id" | "en";

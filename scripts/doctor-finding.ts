export interface Finding {
  state: "ok" | "warning" | "wrong";
  sentence: string;
}
export const ok = (sentence: string): Finding => ({ state: "ok", sentence });
export const warning = (sentence: string): Finding => ({ state: "warning", sentence });
export const wrong = (sentence: string): Finding => ({ state: "wrong", sentence });

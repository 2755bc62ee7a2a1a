/** Classes of UU KIP 14/2008: berkala, setiap saat, dikecualikan. In a file of its own: the browser needs it too. */
export const CLASSES = ["PERIODIC", "ON_REQUEST", "EXEMPT"] as const;

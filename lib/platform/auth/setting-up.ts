import "server-only";
import { findSignedIn, type SignedIn } from "./session";

/** Who may set up a second factor: not before a password that others saw is changed. */
export async function whoMaySetUp(): Promise<SignedIn | null> {
  const signedIn = await findSignedIn();
  return signedIn?.gate === "PASSWORD" ? null : signedIn;
}

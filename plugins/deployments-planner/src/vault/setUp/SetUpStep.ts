/** One thing that an admin of a Vault does once. @public */
export interface SetUpStep {
  title: string;
  /** What it is for. */
  why: string;
  /** Ready to paste into a shell that is logged in to Vault. */
  command: string;
}

/** Where and with what to build. */
export interface Workshop {
  /** The folder of the groups' Go modules. */
  sources: string;
  /** The folder for what is built. */
  cache: string;
  /** The output of `go version`. */
  goVersion: string;
  /** The program that ends a compiler with this process. Not set while it is itself built. */
  guard?: string;
  /** Is called with a line for the user at each step. */
  onProgress: (line: string) => void;
}

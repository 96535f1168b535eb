/** Where building takes place. */
export interface Workshop {
  /** The folder of the groups' Go modules. */
  sources: string;
  /** The folder of what was built. */
  cache: string;
  /** As `go version` says it. */
  goVersion: string;
  /** The program that ends a compiler with this process; none while it is itself built. */
  guard?: string;
  /** Told of each step, in words of a person. */
  onProgress: (line: string) => void;
}

/** A GitOps repository at a commit: the paths that were asked for, and the content of those that are regular files. @public */
export interface Snapshot {
  commit: string;
  paths: readonly string[];
  files: ReadonlyMap<string, string>;
  /** Paths of files that were not read because they are larger than any file of ours. */
  tooLarge?: readonly string[];
}

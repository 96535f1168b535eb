/** What we say instead of a message that we know. */
interface PlainWords {
  message: string;
  /** The next step. */
  next?: string;
}

/** A message as Argo CD or Kubernetes writes it, and what it means. `groups` are the groups of the pattern. */
export interface KnownMessage {
  when: RegExp;
  say(groups: Record<string, string>): PlainWords;
}

/** What we say instead of a message that we know. */
interface PlainWords {
  message: string;
  /** The next step. */
  next?: string;
}

/** A message as Argo CD or Kubernetes writes it, and what it means. `groups` are the groups of the patterns. */
export interface KnownMessage {
  /**
   * What the message holds; of several patterns each stands behind the one before. Nobody vouches for such a text, so no
   * pattern goes over it twice: several patterns take the place of one with `.*` in its middle.
   */
  when: RegExp | readonly RegExp[];
  say(groups: Record<string, string>): PlainWords;
}

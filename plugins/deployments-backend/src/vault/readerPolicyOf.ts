/** The one policy of a mount that the portal binds: whoever logs in there reads what is his own ServiceAccount's. */
export const readerPolicyOf = (rolePrefix: string, mount: string) =>
  `${rolePrefix}reader-${mount}`;

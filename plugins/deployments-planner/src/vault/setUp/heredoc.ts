/** A command of a shell that gets a text. The quotes keep the shell from reading what stands inside. */
export const heredoc = (command: string, text: string) =>
  `${command} <<'EOF'\n${text}EOF`;

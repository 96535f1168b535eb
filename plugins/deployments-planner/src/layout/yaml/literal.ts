/**
 * Text as Kubernetes must be given it in `env`, `command` and `args`, where
 * `$(NAME)` is a reference and `$$` stands for one `$`.
 */
export const literal = (text: string) =>
  text.replace(/\$(?=[$(])/g, () => '$$');

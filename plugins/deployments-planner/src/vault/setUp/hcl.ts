/** A text of HCL: a line break or a quote would end it. `${` stays an expression, which Terraform's texts of ours hold. */
export const quoted = (text: string) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\r\n]/g, ' ')}"`;

interface Parameters {
  /** What fields may hold; others are refused. */
  allowed?: Readonly<Record<string, readonly string[]>>;
  /** Fields that must be named. */
  required?: readonly string[];
}

/** A rule of a policy: a path, and what may be done there. */
export function pathRule(
  path: string,
  capabilities: readonly string[],
  { allowed, required = [] }: Parameters = {},
): string {
  const may = `  capabilities = ${list(capabilities)}\n`;
  const fields = Object.entries(allowed ?? {}).map(
    ([name, values]) => `    ${quoted(name)} = ${list(values)}\n`,
  );
  const parameters = allowed
    ? `  allowed_parameters = {\n${fields.join('')}  }\n`
    : '';
  const musts =
    required.length > 0 ? `  required_parameters = ${list(required)}\n` : '';
  return `path ${quoted(path)} {\n${may}${parameters}${musts}}\n`;
}

export const list = (values: readonly string[]) =>
  `[${values.map(quoted).join(', ')}]`;

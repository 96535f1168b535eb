/** A text of HCL: a line break or a quote would end it. `${` stays an expression, which Terraform's texts of ours hold. */
export const quoted = (text: string) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\r\n]/g, ' ')}"`;

/** A rule of a policy: a path, what may be done there, which fields may hold what, and which must be named. @public */
export interface PolicyRule {
  path: string;
  capabilities: readonly string[];
  /** Values by field; none means any. Absent: any field. */
  allowed?: Readonly<Record<string, readonly string[]>>;
  required?: readonly string[];
}

export function printRule({
  path,
  capabilities,
  allowed,
  required = [],
}: PolicyRule): string {
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

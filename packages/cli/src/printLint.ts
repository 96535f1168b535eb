import type { Lint } from '@argosy/plugin-deployments-planner';

/** The findings as people read them, file by file, or as one JSON document. */
export const printLint = (lint: Lint, format: 'text' | 'json'): string =>
  format === 'json' ? JSON.stringify(lint, null, 2) : printText(lint);

function printText({ findings, notChecked }: Lint): string {
  const lines = findings.map(
    ({ path, severity, rule, message, remedy }) =>
      `${printable(path)}: ${severity} ${rule ?? ''}\n  ${printable(message)}\n  ${printable(remedy)}`,
  );
  const count = (severity: string) =>
    findings.filter(finding => finding.severity === severity).length;
  return [
    ...lines,
    ...(notChecked.length > 0
      ? [
          `Not checked, since they need the config of a portal: ${notChecked.join(', ')}. The operation lint-repository of the portal checks them.`,
        ]
      : []),
    `${count('error')} errors, ${count('warning')} warnings`,
  ].join('\n');
}

/** A file of the repository must not drive the terminal of who checks it. */
const printable = (text: string) =>
  text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    character =>
      `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );

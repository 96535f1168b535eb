import { visit } from 'jsonc-parser';
import { overlayConfigSchema } from '../../repository/overlayConfig';
import {
  APPLICATION_LIMIT,
  NAMESPACE_LIMIT,
  parseWith,
} from '@argosy/plugin-deployments-common';
import { configsOf, OverlayConfigFile, textOf } from '../configs';
import { Violation, defineRule } from '../rule';

const RESTORE =
  'Correct the file, or restore it from the history of the repository.';

export const A004 = defineRule({
  id: 'A004',
  title:
    'Each config.json is strict JSON that fits the schema, with no duplicate keys',
  severity: 'error',
  plan: true,
  *find(context) {
    for (const config of configsOf(context)) yield* judge(config);
  },
});

function* judge(config: OverlayConfigFile): Iterable<Violation> {
  const { path, text } = config;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield { path, message: `The file is not JSON: ${reason}`, remedy: RESTORE };
    return;
  }
  for (const key of keysTwice(text)) {
    yield {
      path,
      message: `The key "${key}" appears twice; only the last one counts.`,
      remedy: 'Remove one.',
    };
  }
  const parsed = parseWith(overlayConfigSchema, value);
  if (!('findings' in parsed)) return;
  for (const finding of parsed.findings) {
    if (isTooLong(config, finding.path)) continue;
    yield {
      path,
      message: `${finding.path || 'The file'}: ${finding.message}`,
      remedy: finding.remedy,
    };
  }
}

/** Names beyond the budget are the subject of A007. */
const isTooLong = (config: OverlayConfigFile, key: string) =>
  (key === 'application' &&
    (textOf(config, key)?.length ?? 0) > APPLICATION_LIMIT) ||
  (key === 'namespace' && (textOf(config, key)?.length ?? 0) > NAMESPACE_LIMIT);

function keysTwice(text: string): string[] {
  const open: Array<Set<string>> = [];
  const twice: string[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: key => {
      const keys = open[open.length - 1];
      if (keys.has(key)) twice.push(key);
      keys.add(key);
    },
  });
  return twice;
}

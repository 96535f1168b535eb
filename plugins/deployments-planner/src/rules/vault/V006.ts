import { distinct } from '../distinct';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

const REVOKE =
  'Revoke it in Vault now: the history of the repository keeps it. Then remove it.';
const UNSEAL =
  'Rekey Vault (vault operator rekey), use auto-unseal, and remove the file.';

/** What must not stand in Git. A message never repeats what was found. */
const FORBIDDEN = [
  {
    pattern:
      /\b(?:unseal_keys_(?:b64|hex)|recovery_keys_(?:b64|hex)|Unseal Key \d+:)/g,
    what: 'keys that unseal Vault',
    remedy: UNSEAL,
  },
  {
    pattern:
      /\bhv[sb]\.[A-Za-z0-9_-]{20,}|\b(?:root_token|Initial Root Token)"?\s*[:=]\s*"?s\.[A-Za-z0-9]{20,}/g,
    what: 'a token of Vault',
    remedy: REVOKE,
  },
  {
    pattern: /-key-(?:shares|threshold)[= ]1\b/g,
    what: 'a Vault set up with a single unseal key',
    remedy:
      'Use auto-unseal, or at least three of five keys, each held by another person.',
  },
];

export const V006 = defineRule({
  id: 'V006',
  title: 'The repository holds no unseal key and no Vault token',
  severity: 'error',
  find: context => distinct(judge(context)),
});

function* judge({ judged, files }: RuleContext): Iterable<Violation> {
  for (const path of judged) {
    const text = files.get(path) ?? '';
    for (const { pattern, what, remedy } of FORBIDDEN) {
      for (const { index } of text.matchAll(pattern)) {
        const line = text.slice(0, index).split('\n').length;
        yield { path, message: `Line ${line} holds ${what}.`, remedy };
      }
    }
  }
}

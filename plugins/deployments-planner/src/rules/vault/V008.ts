import { JsonObject, listAt, textAt } from '../../expansion/files/json';
import { distinct } from '../distinct';
import { nameOf } from '../kustomize';
import { containersOf, runsPods } from '../pods';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

const SECRETS = '/vault/secrets';
const COPY = /\b(?:cp|ln|install|mv)\s/;
const PRINT = /\bcat\s+\/vault\/secrets\S*\s*>/;

export const V008 = defineRule({
  id: 'V008',
  title: 'Programs read rendered secrets where they are, and get the signals',
  severity: 'error',
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  for (const { path, document } of context.documents.filter(runsPods)) {
    for (const container of containersOf(document)) {
      const script = scriptOf(container);
      if (!script?.includes(SECRETS)) continue;
      const here = `The container ${textAt(container, 'name')} of ${nameOf(document)}`;
      if (copies(script)) {
        yield {
          path,
          message: `${here} copies its secrets before it starts: it never sees a new one, and the copy fails on a read-only file system.`,
          remedy: `Read ${SECRETS} directly, or load it with \`. ${SECRETS}/env\`.`,
        };
      }
      if (!/(?:^|[;&|\n][^\S\n]*)exec\s/.test(script)) {
        yield {
          path,
          message: `${here} is started by a shell that stays: SIGTERM reaches the shell, and the program is killed.`,
          remedy: 'Write exec before the program.',
        };
      }
    }
  }
}

const copies = (script: string) =>
  PRINT.test(script) ||
  script.split(/[;&|]/).some(command => {
    const at = command.search(COPY);
    return at !== -1 && command.indexOf(SECRETS, at) !== -1;
  });

/** What a shell is given to run; undefined where the program is started directly. */
function scriptOf(container: JsonObject): string | undefined {
  const words = [
    ...listAt(container, 'command'),
    ...listAt(container, 'args'),
  ].filter(word => typeof word === 'string');
  const isShell = /(?:^|\/)(?:ba|da|a)?sh$/.test(words[0] ?? '');
  const flag = words.findIndex(word => /^-\w*c$/.test(word));
  return isShell && flag !== -1 ? words.slice(flag + 1).join(' ') : undefined;
}

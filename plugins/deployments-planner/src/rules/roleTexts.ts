import { RuleContext } from './ruleContext';

/** A place in a file that writes a role of Vault: by Terraform, or by the command line. */
export interface RoleText {
  path: string;
  line: number;
  name: string;
  text: string;
}

const TERRAFORM =
  /^resource\s+"vault_(?:kubernetes|jwt|approle)_auth_backend_role"\s+"([^"]+)"\s*\{/gm;
const COMMAND =
  /\b(?:vault|bao) write\s+(?:-\S+\s+)*auth\/(\S+)((?:[^\n\\]|\\(?:\r?\n)?)*)/g;

const ROLE = '/role/';

/** Where files of the repository write roles. YAML is left to the rules about resources. */
export function* roleTexts(context: RuleContext): Iterable<RoleText> {
  for (const path of context.judged) {
    if (!/\.(tf|sh|md|txt)$|\/(Makefile|Justfile)$/.test(path)) continue;
    const text = context.files.get(path) ?? '';
    const lineAt = lineCounter(text);
    for (const { name, body, index } of [...resources(text), ...commands(text)])
      yield { path, line: lineAt(index), name, text: body };
  }
}

interface Found {
  name: string;
  body: string;
  index: number;
}

function* resources(text: string): Iterable<Found> {
  for (const { 0: head, 1: name, index } of text.matchAll(TERRAFORM)) {
    const from = index + head.length;
    const to = text.indexOf('\n}', from);
    if (to === -1) return;
    yield { name, body: text.slice(from, to), index };
  }
}

function* commands(text: string): Iterable<Found> {
  for (const { 1: address, 2: body, index } of text.matchAll(COMMAND)) {
    const at = address.lastIndexOf(ROLE);
    const name = address.slice(at + ROLE.length);
    if (at > 0 && name !== '') yield { name, body, index };
  }
}

/** The line of a place. Places that are asked for in order cost one pass over the text. */
function lineCounter(text: string) {
  let line = 1;
  let from = 0;
  return (index: number) => {
    if (index < from) [line, from] = [1, 0];
    for (
      let at = text.indexOf('\n', from);
      at !== -1 && at < index;
      at = text.indexOf('\n', from)
    ) {
      line += 1;
      from = at + 1;
    }
    return line;
  };
}

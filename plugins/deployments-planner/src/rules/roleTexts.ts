import { RuleContext } from './ruleContext';

/** A place in a file that writes a role of Vault: by Terraform, or by the command line. */
export interface RoleText {
  path: string;
  line: number;
  name: string;
  text: string;
}

const TERRAFORM =
  /^resource\s+"vault_(?:kubernetes|jwt|approle)_auth_backend_role"\s+"([^"]+)"\s*\{([\s\S]*?)^\}/gm;
const COMMAND =
  /\b(?:vault|bao) write\s+(?:-\S+\s+)*auth\/\S+\/role\/(\S+)((?:[^\n]*\\\r?\n)*[^\n]*)/g;

/** Where files of the repository write roles. YAML is left to the rules about resources. */
export function* roleTexts(context: RuleContext): Iterable<RoleText> {
  for (const path of context.judged) {
    if (!/\.(tf|sh|md|txt)$|\/(Makefile|Justfile)$/.test(path)) continue;
    const text = context.files.get(path) ?? '';
    for (const pattern of [TERRAFORM, COMMAND]) {
      for (const { 1: name, 2: body, index } of text.matchAll(pattern)) {
        const line = text.slice(0, index).split('\n').length;
        yield { path, line, name, text: body };
      }
    }
  }
}

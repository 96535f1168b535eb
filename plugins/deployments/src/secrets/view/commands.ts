import { SecretStatus } from '@argosy/plugin-deployments-common';
import { placeAmong } from './places';

/** What writes missing keys, and where it helps: targets of one Vault may share a secret. */
export interface WriteCommand {
  command: string;
  vault: string;
  account?: string;
  places: string[];
}

/** The commands for what is missing, each once. */
export function commandsOf(items: readonly SecretStatus[]): WriteCommand[] {
  const placeOf = placeAmong(items);
  const commands = new Map<string, WriteCommand>();
  for (const item of items) {
    if (item.command === undefined) continue;
    const key = `${item.server}\n${item.command}`;
    const place = placeOf(item).name;
    const known = commands.get(key);
    if (known) known.places.push(place);
    else
      commands.set(key, {
        command: item.command,
        vault: item.server,
        account: item.serviceAccount,
        places: [place],
      });
  }
  return [...commands.values()];
}

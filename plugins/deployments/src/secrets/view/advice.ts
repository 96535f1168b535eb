import {
  Cause,
  SecretStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import { PlacedSecret } from './arrange';
import { placeAmong } from './places';

/** A cause, and the places that it is true of. */
interface SecretNote {
  cause: Cause;
  places: string[];
}

/** Why secrets and roles are not as they should be; one sentence once, and none that a Vault says for all. */
export function notesOfSecrets(
  columns: readonly PlacedSecret[],
  vaults: readonly VaultStatus[],
): SecretNote[] {
  const notes = new Map<string, SecretNote>();
  for (const { place, secret } of columns) {
    const said = vaults.find(({ name }) => name === secret.server)?.cause;
    for (const cause of [secret.cause, secret.role?.cause]) {
      if (!cause || cause.message === said?.message) continue;
      const note = notes.get(cause.message);
      if (!note) notes.set(cause.message, { cause, places: [place.name] });
      else if (!note.places.includes(place.name)) note.places.push(place.name);
    }
  }
  return [...notes.values()];
}

/** What writes missing keys, and where it helps: targets of one Vault may share a secret. */
interface WriteCommand {
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

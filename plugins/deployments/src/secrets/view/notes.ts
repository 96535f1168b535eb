import { Cause, VaultStatus } from '@argosy/plugin-deployments-common';
import { PlacedSecret } from './arrange';

/** A cause, and the places that it is true of. */
export interface SecretNote {
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

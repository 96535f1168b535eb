import { ComponentType } from 'react';
import { PlacedSecret } from './view/arrange';
import { OpenFact } from './OpenFact';
import { RoleFact } from './RoleFact';
import { OwnerFact, VersionFact } from './VersionFact';

/** One line under the keys. */
export interface SecretFact {
  name: 'version' | 'owner' | 'role' | 'open';
  Fact: ComponentType<PlacedSecret>;
}

/** What is known of some secrets beside their keys; a line that would be empty for all is left out. */
export function factsOf(columns: readonly PlacedSecret[]): SecretFact[] {
  const some = (has: (column: PlacedSecret) => boolean, fact: SecretFact) =>
    columns.some(has) ? [fact] : [];
  return [
    ...some(({ secret }) => secret.version !== undefined, {
      name: 'version',
      Fact: VersionFact,
    }),
    ...some(({ secret }) => secret.owner !== undefined, {
      name: 'owner',
      Fact: OwnerFact,
    }),
    ...some(({ secret }) => secret.role !== undefined, {
      name: 'role',
      Fact: RoleFact,
    }),
    { name: 'open', Fact: OpenFact },
  ];
}

import { RoleStatus } from '@argosy/plugin-deployments-common';
import { Link } from '@backstage/ui';
import { ComponentType } from 'react';
import { RelativeTime } from '../shared/RelativeTime';
import { Tone } from '../shared/tone';
import { ToneIcon } from '../shared/ToneIcon';
import { safeHref } from '../shared/safeHref';
import { useText } from '../shared/useText';
import { useAge } from '../shared/useTime';
import styles from './Secrets.module.css';
import { PlacedSecret } from './view/arrange';

/** One line under the keys. */
interface SecretFact {
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

/** The version of a secret, and its age. */
const VersionFact = ({ secret }: PlacedSecret) => {
  const t = useText();
  if (secret.version === undefined)
    return <span className={styles.quiet}>{t('secrets.fact.noVersion')}</span>;
  return (
    <>
      {secret.version}
      {secret.updatedAt && (
        <>
          {' · '}
          <RelativeTime at={secret.updatedAt} />
        </>
      )}
    </>
  );
};

/** Who the secret itself names as its owner. */
const OwnerFact = ({ secret }: PlacedSecret) => {
  const t = useText();
  return secret.owner ? (
    <>{secret.owner}</>
  ) : (
    <span className={styles.quiet}>{t('secrets.fact.noOwner')}</span>
  );
};

const TONES = {
  waiting: 'busy',
  standing: 'well',
  missing: 'bad',
  drifted: 'drift',
} satisfies Record<RoleStatus['state'], Tone>;

/** How the role stands that the account logs in with. */
const RoleFact = ({ secret: { role } }: PlacedSecret) => {
  const t = useText();
  if (!role)
    return <span className={styles.quiet}>{t('secrets.fact.noRole')}</span>;
  const { name, mount, corrected } = role;
  return (
    <>
      <span
        className={styles.state}
        title={t('secrets.role.titled', { role: name, mount })}
      >
        <ToneIcon tone={TONES[role.state]} />
        {t(`secrets.role.${role.state}`)}
      </span>
      {corrected && <Corrected {...corrected} />}
    </>
  );
};

const Corrected = ({ at, fields }: NonNullable<RoleStatus['corrected']>) => {
  const t = useText();
  const age = useAge(at);
  return (
    <span className={styles.corrected}>
      {fields.length > 0
        ? t('secrets.role.correctedFields', { age, fields: fields.join(', ') })
        : t('secrets.role.corrected', { age })}
    </span>
  );
};

/** Leads to the secret's page in Vault. */
const OpenFact = ({ place, secret }: PlacedSecret) => {
  const t = useText();
  const href = safeHref(secret.url);
  if (!href) return <>{secret.server}</>;
  return (
    <Link
      href={href}
      target="_blank"
      variant="body-small"
      aria-label={t('secrets.fact.openPlace', {
        place: place.name,
        vault: secret.server,
      })}
    >
      {secret.server}
    </Link>
  );
};

import { RoleStatus } from '@argosy/plugin-deployments-common';
import { useAge } from '../shared/useTime';
import { useText } from '../shared/useText';
import { PlacedSecret } from './view/arrange';
import { Tone } from '../card/view/tone';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './Secrets.module.css';

const TONES = {
  waiting: 'busy',
  standing: 'well',
  missing: 'bad',
  drifted: 'drift',
} satisfies Record<RoleStatus['state'], Tone>;

/** How the role stands that the account logs in with. */
export const RoleFact = ({ secret: { role } }: PlacedSecret) => {
  const t = useText();
  if (!role)
    return <span className={styles.quiet}>{t('secrets.fact.noRole')}</span>;
  const { name, mount, mended } = role;
  return (
    <>
      <span
        className={styles.state}
        title={t('secrets.role.titled', { role: name, mount })}
      >
        <ToneIcon tone={TONES[role.state]} />
        {t(`secrets.role.${role.state}`)}
      </span>
      {mended && <Mended {...mended} />}
    </>
  );
};

const Mended = ({ at, fields }: NonNullable<RoleStatus['mended']>) => {
  const t = useText();
  const age = useAge(at);
  return (
    <span className={styles.mended}>
      {fields.length > 0
        ? t('secrets.role.mendedFields', { age, fields: fields.join(', ') })
        : t('secrets.role.mended', { age })}
    </span>
  );
};

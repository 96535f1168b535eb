import { Link } from '@backstage/ui';
import { useText } from '../shared/useText';
import { PlacedSecret } from './view/arrange';

/** Leads to the secret's page in Vault. */
export const OpenFact = ({ place, secret }: PlacedSecret) => {
  const t = useText();
  return (
    <Link
      href={secret.url}
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

import { VisuallyHidden } from '@backstage/ui';
import { CSSProperties } from 'react';
import { useText } from '../shared/useText';
import { factsOf } from './facts';
import { KeyCell, KeyName } from './KeyCell';
import styles from './Secrets.module.css';
import { AccountSecrets, PlacedSecret } from './view/arrange';

/** The style sheet computes the least width from it. */
type Count = CSSProperties & { '--places': number };

/** Keys by targets, and under them what is known of each secret. */
export const AccountTable = ({ account }: { account: AccountSecrets }) => {
  const t = useText();
  const { columns, rows } = account;
  const count: Count = { '--places': columns.length };
  const label = account.account
    ? t('secrets.matrix', { account: account.account })
    : t('secrets.annotated');
  return (
    // Without a tab stop, a keyboard could not scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.matrix} aria-label={label} style={count}>
        <PlaceHeads columns={columns} />
        <tbody>
          {rows.map(row => (
            <tr key={row.name}>
              <th scope="row" className={styles.rowHead}>
                <KeyName row={row} among={rows} />
              </th>
              {columns.map(({ place, secret }) => (
                <td key={place.key} className={styles.cell}>
                  <KeyCell secret={secret} name={row.name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody className={styles.facts}>
          {factsOf(columns).map(({ name, Fact }) => (
            <tr key={name}>
              <th scope="row" className={styles.rowHead}>
                {t(`secrets.fact.${name}`)}
              </th>
              {columns.map(column => (
                <td key={column.place.key} className={styles.cell}>
                  <Fact {...column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Environments, and below each its regions. */
const PlaceHeads = ({ columns }: { columns: PlacedSecret[] }) => {
  const t = useText();
  const spans = spansOf(columns);
  const isGrouped = columns.some(({ place }) => place.environment);
  return (
    <>
      <colgroup>
        <col className={styles.keyColumn} />
      </colgroup>
      {spans.map(({ key, count }) => (
        <colgroup key={key} span={count} />
      ))}
      <thead>
        {isGrouped && (
          <tr>
            <td className={styles.corner} />
            {spans.map(({ key, environment, count }) => (
              <th
                key={key}
                scope="colgroup"
                colSpan={count}
                className={styles.environment}
              >
                {environment}
              </th>
            ))}
          </tr>
        )}
        <tr>
          <th scope="col" className={styles.corner}>
            <VisuallyHidden>{t('secrets.key')}</VisuallyHidden>
          </th>
          {columns.map(({ place }) => (
            <th key={place.key} scope="col" className={styles.where}>
              {place.where}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
};

interface Span {
  key: string;
  environment?: string;
  count: number;
}

/** Neighbours of one environment share a head. */
function spansOf(columns: readonly PlacedSecret[]): Span[] {
  const spans: Span[] = [];
  for (const { place } of columns) {
    const last = spans[spans.length - 1];
    if (last && last.environment === place.environment) last.count += 1;
    else
      spans.push({ key: place.key, environment: place.environment, count: 1 });
  }
  return spans;
}

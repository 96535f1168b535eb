import { CSSProperties } from 'react';
import { useText } from '../shared/useText';
import { AccountSecrets } from './view/arrange';
import { factsOf } from './facts';
import { KeyCell } from './KeyCell';
import { KeyName } from './KeyName';
import { PlaceHeads } from './PlaceHeads';
import styles from './Secrets.module.css';

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

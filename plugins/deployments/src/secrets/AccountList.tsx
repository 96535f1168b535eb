import { useText } from '../shared/useText';
import { factsOf } from './facts';
import { KeyCell, KeyName } from './KeyCell';
import styles from './Secrets.module.css';
import { AccountSecrets, KeyRow, PlacedSecret } from './view/arrange';

/** The same one target below the other, where a matrix has no room. */
export const AccountList = ({ account }: { account: AccountSecrets }) => {
  const t = useText();
  const { columns, rows } = account;
  const facts = factsOf(columns);
  return (
    <ul className={styles.places}>
      {columns.map(column => (
        <li key={column.place.key} className={styles.place}>
          <span className={styles.placeName}>{column.place.name}</span>
          <dl className={styles.pairs}>
            {rows.filter(isIn(column)).map(row => (
              <div key={row.name} className={styles.pair}>
                <dt>
                  <KeyName row={row} among={rows} />
                </dt>
                <dd>
                  <KeyCell secret={column.secret} name={row.name} />
                </dd>
              </div>
            ))}
            {facts.map(({ name, Fact }) => (
              <div key={name} className={styles.pair}>
                <dt className={styles.quiet}>{t(`secrets.fact.${name}`)}</dt>
                <dd>
                  <Fact {...column} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
};

const isIn =
  ({ secret }: PlacedSecret) =>
  ({ name }: KeyRow) =>
    secret.keys.some(key => key.name === name);

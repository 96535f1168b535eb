import { VisuallyHidden } from '@backstage/ui';
import { useText } from '../shared/useText';
import { PlacedSecret } from './view/arrange';
import styles from './Secrets.module.css';

/** Environments, and below each its regions. */
export const PlaceHeads = ({ columns }: { columns: PlacedSecret[] }) => {
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

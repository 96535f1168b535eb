import { Text as UiText } from '@backstage/ui';
import { useMemo } from 'react';
import { Text, useText } from '../shared/useText';
import { Answer, arrange } from './view/board';
import { summarize, Summary } from './view/summary';

/** The card in one line, said again to a screen reader when it changes. */
export const Footer = ({ answer }: { answer: Answer }) => {
  const t = useText();
  const summary = useMemo(() => summarize(arrange(answer)), [answer]);
  const sentence = [
    ...partsOf(summary, t),
    ...(answer.nextCursor
      ? [t('board.more', { n: String(answer.items.length) })]
      : []),
  ].join(' · ');
  return (
    <UiText as="p" variant="body-small" color="secondary" role="status">
      {sentence}
    </UiText>
  );
};

function partsOf(summary: Summary, t: Text): string[] {
  const { total, needYou, underWay, lastKnown, spread } = summary;
  if (total === 0) return [];
  const counted = { total: String(total) };
  return [
    spread &&
      t('footer.versions', {
        n: String(spread.versions),
        environment: spread.environment,
      }),
    needYou > 0 && t('footer.attention', { count: needYou, ...counted }),
    underWay > 0 && t('footer.underWay', { n: String(underWay), ...counted }),
    needYou + underWay === 0 && t('footer.well', { count: total }),
    lastKnown > 0 &&
      t('footer.lastKnown', { n: String(lastKnown), ...counted }),
  ].filter(part => typeof part === 'string');
}

import { clock } from '../../shared/clock';
import { useText } from '../../shared/useText';
import { useAge, useClockTime } from '../../shared/useTime';
import { SecretsSummary } from '../view/summarize';
import {
  Said,
  sayLacking,
  sayPresent,
  sayRoles,
  sayUnreadable,
  sayWaiting,
} from '../words';
import { useVaultError } from './useVaultError';

/** A restored role is news for a day. */
const NEWS_MS = 24 * 60 * 60 * 1000;

/** Secrets in one line, what matters most first; the first part that is not well gives the tone. */
export function useSecretsWords(summary: SecretsSummary): Said {
  const t = useText();
  const ofVault = useSaidOfVault(summary);
  const corrected = useCorrectionText(summary.roles.correctedAt);
  const wrong = [
    ...sayLacking(summary, t),
    ...ofVault,
    ...sayUnreadable(summary, t),
    ...sayWaiting(summary, t),
  ];
  const said = [
    ...(wrong.length > 0 ? wrong : sayPresent(summary, t)),
    ...sayRoles(summary.roles, t),
    ...corrected,
  ];
  return {
    tone: said.find(({ tone }) => tone !== 'well')?.tone ?? 'well',
    text: said.map(({ text }) => text).join(' · '),
  };
}

function useSaidOfVault({ troubled, lastSeen }: SecretsSummary): Said[] {
  const t = useText();
  const error = useVaultError(troubled[0]);
  const time = useClockTime(lastSeen ?? 0);
  if (error === undefined) return [];
  const tone = troubled[0].state === 'connecting' ? 'busy' : 'unclear';
  return [
    {
      tone,
      text: lastSeen
        ? t('secrets.lastSeen', { error, time })
        : t('secrets.neverSeen', { error }),
    },
  ];
}

function useCorrectionText(at: string | undefined): Said[] {
  const t = useText();
  const age = useAge(at ?? 0);
  if (!at || clock.now() - Date.parse(at) > NEWS_MS) return [];
  return [{ tone: 'well', text: t('secrets.corrected', { age }) }];
}

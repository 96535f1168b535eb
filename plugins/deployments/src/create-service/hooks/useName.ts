import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { deploymentsApiRef } from '../../apis';
import { NameAnswer } from '../spec/nameState';

/** Somebody who types pauses longer at the end of a word. */
const QUIET_MS = 250;

/** What the fleet and the catalog say of a name. */
export type NameCheck =
  | { state: 'asking' }
  | { state: 'answered'; answer: NameAnswer }
  | { state: 'failed'; error: unknown };

/** Asks whether a service may have a name, once it has stood for a moment. An empty name is not asked for. */
export function useName(service: string, owner: string | undefined): NameCheck {
  const deployments = useApi(deploymentsApiRef);
  const [check, setCheck] = useState<NameCheck>({ state: 'asking' });
  useEffect(() => {
    setCheck({ state: 'asking' });
    if (!service) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const ask = async () => {
      try {
        const answer = await deployments.checkName(
          { service, owner },
          { signal },
        );
        if (!signal.aborted) setCheck({ state: 'answered', answer });
      } catch (error) {
        if (!signal.aborted) setCheck({ state: 'failed', error });
      }
    };
    const timer = setTimeout(ask, QUIET_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [deployments, service, owner]);
  return check;
}

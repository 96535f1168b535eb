import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { Entity } from '@backstage/catalog-model';
import { run } from 'axe-core';
import { deploymentsApiRef } from '../src/apis';
import { DeploymentsCard } from '../src/card/DeploymentsCard';
import type { Signal } from '../src/shared/live/listen';
import { vaultSetUpRouteRef } from '../src/routes';
import { mockClient } from './mockApi';

/** A Component of the name of a state. */
export const entityOf = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
});

/** Signals by hand. */
export function fakeSignals() {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    listeners,
    send: (signal: Signal) => listeners.forEach(listener => listener(signal)),
    api: {
      subscribe: (_channel: string, listener: (message: never) => void) => {
        const heard = (signal: Signal) => listener(signal as never);
        listeners.add(heard);
        return { unsubscribe: () => void listeners.delete(heard) };
      },
    },
  };
}

/** Renders the card of an entity, against the answers of the dev page unless told otherwise. */
export const renderCard = (
  name: string,
  {
    client = mockClient(),
    signals = fakeSignals(),
  }: {
    client?: Partial<ReturnType<typeof mockClient>>;
    signals?: ReturnType<typeof fakeSignals> | null;
  } = {},
) =>
  renderInTestApp(
    <EntityProvider entity={entityOf(name)}>
      <DeploymentsCard />
    </EntityProvider>,
    {
      mountedRoutes: { '/deployments/vault': vaultSetUpRouteRef },
      apis: [
        mockApis.analytics(),
        [deploymentsApiRef, { ...mockClient(), ...client }],
        ...(signals ? [[signalApiRef, signals.api] as const] : []),
      ],
    },
  );

/** What axe finds, as rule and markup. jsdom paints nothing, so contrast is left to the browser test. */
export async function axeFindings(container: Element) {
  const { violations } = await run(container, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

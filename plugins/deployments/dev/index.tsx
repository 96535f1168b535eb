import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { RiShip2Line } from '@remixicon/react';
import { deploymentsApiRef } from '../src/apis';
import plugin from '../src/plugin';
import { mockClient } from './mockApi';

const answers = createFrontendModule({
  pluginId: 'deployments',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: deploymentsApiRef, deps: {}, factory: mockClient }),
    }),
    ApiBlueprint.make({
      name: 'signals',
      params: define =>
        define({
          api: signalApiRef,
          deps: {},
          factory: () => ({
            subscribe: () => ({ unsubscribe: () => undefined }),
          }),
        }),
    }),
  ],
});

const page = createFrontendPlugin({
  pluginId: 'states',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        title: 'States of the card',
        icon: <RiShip2Line />,
        loader: () => import('./StatesPage').then(m => <m.StatesPage />),
      },
    }),
  ],
});

createDevApp({ features: [plugin, answers, page] });

import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { RiAddCircleLine } from '@remixicon/react';
import { deploymentsApiRef } from '../../src/apis';
import { clientOf } from './client';
import { entities } from './entities';

const catalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const deployments = createFrontendPlugin({
  pluginId: 'deployments',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: deploymentsApiRef, deps: {}, factory: () => clientOf() }),
    }),
  ],
});

const page = createFrontendPlugin({
  pluginId: 'create',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        title: 'Create service',
        icon: <RiAddCircleLine />,
        loader: () => import('./FormPage').then(m => <m.FormPage />),
      },
    }),
  ],
});

createDevApp({ features: [catalog, deployments, page] });

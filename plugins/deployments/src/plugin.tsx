import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiShip2Line } from '@remixicon/react';
import { deploymentsApi } from './apis';
import { deploymentsEntityCard } from './entityCards';

/** Where a service runs, live on its catalog page. @public */
export default createFrontendPlugin({
  pluginId: 'deployments',
  title: 'Deployments',
  icon: <RiShip2Line />,
  info: { packageJson: () => import('../package.json') },
  extensions: [deploymentsApi, deploymentsEntityCard],
});

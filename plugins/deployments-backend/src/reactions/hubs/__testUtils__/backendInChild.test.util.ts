import { createBackend } from '@backstage/backend-defaults';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { deploymentsPlugin } from '../../../plugin';

/** What the process says. */
export type BackendWord = { word: 'ready' } | { word: 'told'; ids: string[] };

const say = (word: BackendWord) => process.send?.(word);

/** Hears every signal that goes to screens. */
const witness = createBackendPlugin({
  pluginId: 'witness',
  register(env) {
    env.registerInit({
      deps: { events: eventsServiceRef },
      async init({ events }) {
        await events.subscribe({
          id: 'witness',
          topics: ['signals'],
          async onEvent({ eventPayload }) {
            const { ids } = Object(Object(eventPayload).message);
            if (Array.isArray(ids)) say({ word: 'told', ids });
          },
        });
      },
    });
  },
});

/** A backend of Backstage with our plugin in it, in a process of its own; its config is named by `--config`. */
async function backendInChild() {
  const backend = createBackend();
  backend.add(deploymentsPlugin);
  backend.add(witness);
  await backend.start();
  say({ word: 'ready' });
  // Who is not heard any more is not wanted any more.
  process.once('disconnect', () => process.exit(0));
}

backendInChild().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

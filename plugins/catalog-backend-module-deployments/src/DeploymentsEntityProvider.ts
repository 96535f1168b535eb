import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { SERVICES_CHANGED_TOPIC } from '@argosy/plugin-deployments-common';
import { ServiceSource } from './createServiceSource';
import { toComponent } from './toComponent';

const NAME = 'deployments-services';
const EVERY = { seconds: 30 };
/** Rounds after which the entities are written again even if we know of no change: another replica may have written in between. */
const ROUNDS = 20;

/**
 * Keeps a Component for every service that the deployments backend knows and
 * that brings none of its own. Told by an event, and asking every 30 seconds.
 */
export class DeploymentsEntityProvider implements EntityProvider {
  readonly #options: {
    source: ServiceSource;
    events: EventsService;
    logger: LoggerService;
    scheduler: SchedulerService;
  };
  #last: Promise<void> = Promise.resolve();
  #written: string | undefined;
  #roundsLeft = 0;
  #failing = false;

  constructor(options: {
    source: ServiceSource;
    events: EventsService;
    logger: LoggerService;
    scheduler: SchedulerService;
  }) {
    this.#options = options;
  }

  getProviderName() {
    return NAME;
  }

  async connect(connection: EntityProviderConnection) {
    const { events, scheduler } = this.#options;
    await events.subscribe({
      id: NAME,
      topics: [SERVICES_CHANGED_TOPIC],
      onEvent: () => this.#refresh(connection),
    });
    await scheduler.scheduleTask({
      id: `${NAME}-refresh`,
      frequency: EVERY,
      timeout: EVERY,
      fn: () => this.#refresh(connection),
    });
  }

  /** One after the other, so that an older list never overwrites a newer one. */
  #refresh(connection: EntityProviderConnection) {
    this.#last = this.#last.then(() => this.#round(connection));
    return this.#last;
  }

  async #round(connection: EntityProviderConnection) {
    const { logger } = this.#options;
    try {
      const entities = await this.#read();
      const text = JSON.stringify(entities);
      if (text !== this.#written || this.#roundsLeft <= 0) {
        await connection.applyMutation({
          type: 'full',
          entities: entities.map(entity => ({ entity, locationKey: NAME })),
        });
        this.#written = text;
        this.#roundsLeft = ROUNDS;
      }
      this.#roundsLeft--;
      if (this.#failing) {
        logger.info('The services in the catalog are up to date again');
      }
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) {
        logger.warn(
          `The services in the catalog cannot be brought up to date; those it has stay, and the next try is in ${EVERY.seconds} s: ${error}`,
        );
      }
      this.#failing = true;
    }
  }

  async #read() {
    const { source } = this.#options;
    const listUrl = await source.url();
    const components = (await source.list())
      .filter(service => service.providesEntity)
      .map(service => toComponent(service, listUrl))
      .map(entity => [stringifyEntityRef(entity), entity] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return [...new Map(components).values()];
  }
}

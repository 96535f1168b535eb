import { callerOf } from './callerOf';
import { createService } from '../services/createService';
import { openReadModel, type Place } from './openReadModel';
import { openRepository } from './openRepository';
import { contextOf, specOf } from './operationContext';

/** What the process that is about to be killed is told. */
export interface ChildTask {
  database: Place;
  places: Parameters<typeof openRepository>[0];
  spec: Parameters<typeof specOf>[0];
  requestedBy: string;
  /** ISO time. */
  now: string;
}

/** Creates a service as a backend does, in a process of its own. */
async function createInChild(task: ChildTask) {
  const { readModel } = await openReadModel(task.database);
  const context = contextOf({
    readModel,
    repository: openRepository(task.places),
    now: () => new Date(task.now),
  });
  await createService.run(
    context,
    { spec: specOf(task.spec) },
    callerOf(task.requestedBy),
  );
}

createInChild(JSON.parse(process.argv[2])).then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);

// One file of `yarn bench`, in a process of its own: none measures the memory and warmth of another.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');

// Whatever ends the table ends what it waits for.
process.on('disconnect', () => process.exit(1));

const [, , file] = process.argv;
const { bench } = require(file);
process.send({ measured: await bench() }, () => process.exit(0));

import { bench } from './plan.bench';
it('b', async () => { console.log(JSON.stringify(await bench(), null, 1)); }, 200000);

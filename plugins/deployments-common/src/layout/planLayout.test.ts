import { planLayout, readService, normaliseService } from '.';
import { seedFleet } from './__testUtils__/fleet';
import { EMPTY, write } from './__testUtils__/repository';
import { shop } from './__testUtils__/specs';

it('x', () => {
  const p = planLayout(shop, seedFleet, EMPTY);
  const fs = require('node:fs'),
    path = require('node:path');
  for (const [f, c] of p.edits) {
    fs.mkdirSync(path.dirname('/tmp/out/' + f), { recursive: true });
    fs.writeFileSync('/tmp/out/' + f, c);
  }
  const after = write(EMPTY, p);
  expect(p.findings).toEqual([]);
  expect([...planLayout(shop, seedFleet, after).edits]).toEqual([]);
  expect(readService(after, 'shop')).toEqual(normaliseService(shop));
});

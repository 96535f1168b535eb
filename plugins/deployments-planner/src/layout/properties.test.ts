import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { normaliseService, readService } from '../repository';
import { contentHash, planLayout, retireService, serviceFiles } from '.';
import { fleets, specs, vaultFleets } from './__testUtils__/arbitraries';
import { EMPTY, write } from './__testUtils__/repository';

const laidOut = (spec: ServiceSpec, fleet: Fleet) => {
  const plan = planLayout(spec, fleet, EMPTY);
  return { ...plan, repository: write(EMPTY, plan) };
};

const forAll = (check: (spec: ServiceSpec, fleet: Fleet) => void, runs = 80) =>
  fc.assert(fc.property(specs, fc.oneof(fleets, vaultFleets), check), {
    numRuns: runs,
  });

it('gives the same bytes for the same spec, in whatever order its keys and targets stand', () => {
  forAll((spec, fleet) => {
    const turned: ServiceSpec = {
      ...spec,
      workloads: spec.workloads.map(w => ({
        ...w,
        env: Object.fromEntries(Object.entries(w.env).reverse()),
      })),
      targets: [...spec.targets].reverse(),
    };
    const first = laidOut(spec, fleet).repository.files;
    expect([...laidOut(turned, fleet).repository.files]).toEqual([...first]);
    expect(contentHash(spec.name, first)).toBe(
      contentHash(spec.name, serviceFiles(turned, fleet, EMPTY)),
    );
  });
});

it('plans nothing once it is written', () => {
  forAll((spec, fleet) => {
    expect([
      ...planLayout(spec, fleet, laidOut(spec, fleet).repository).edits,
    ]).toEqual([]);
  });
});

it('reads back what it laid out', () => {
  forAll((spec, fleet) => {
    expect(readService(laidOut(spec, fleet).repository, spec.name)).toEqual(
      normaliseService(spec),
    );
  });
});

it('leaves nothing of a service behind, and nothing of others changed', () => {
  forAll((spec, fleet) => {
    const empty = write(
      laidOut(spec, fleet).repository,
      retireService(spec.name, fleet, laidOut(spec, fleet).repository),
    );
    expect([...empty.files]).toEqual([]);

    const other = { ...spec, name: `z${spec.name.slice(0, 20)}z`.slice(0, 30) };
    const before = laidOut(other, fleet).repository;
    const both = write(before, planLayout(spec, fleet, before));
    const after = write(both, retireService(spec.name, fleet, both));
    expect(new Map(after.files)).toEqual(new Map(before.files));
  });
});

describe('text is data', () => {
  const structure = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(structure);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, structure(v)]),
      );
    }
    return typeof value;
  };
  const read = (text: string, version: '1.1' | '1.2'): unknown[] =>
    parseAllDocuments(text, { version }).map(document => {
      expect(document.errors).toEqual([]);
      expect(document.warnings).toEqual([]);
      return document.toJS();
    });
  const tame = (spec: ServiceSpec): ServiceSpec => ({
    ...spec,
    description: spec.description && 'text',
    workloads: spec.workloads.map(w => ({
      ...w,
      env: Object.fromEntries(Object.keys(w.env).map(key => [key, 'text'])),
      ...(w.migration && {
        migration: { command: w.migration.command.map(() => 'text') },
      }),
    })),
  });

  it('never leaves its scalar, whichever YAML is read', () => {
    forAll((spec, fleet) => {
      const hostile = laidOut(spec, fleet).repository.files;
      const tamed = laidOut(tame(spec), fleet).repository.files;
      expect([...hostile.keys()]).toEqual([...tamed.keys()]);
      for (const [path, content] of hostile) {
        const expected = read(tamed.get(path) ?? '', '1.2').map(structure);
        expect(read(content, '1.2').map(structure)).toEqual(expected);
        expect(read(content, '1.1')).toEqual(read(content, '1.2'));
      }
    });
  });

  it('never leaves its folder', () => {
    forAll((spec, fleet) => {
      for (const path of laidOut(spec, fleet).repository.paths) {
        expect(
          path.startsWith(`services/${spec.name}/`) ||
            path.startsWith('argocd/'),
        ).toBe(true);
        expect(path).toMatch(
          /^[-a-z0-9]+(\/[-a-z0-9]+)*(\.(yaml|json)|\/\.argosy\.json)$/,
        );
      }
    });
  });
});

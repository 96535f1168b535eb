import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGo } from '../requirements/findGo';
import { buildGroup } from './buildGroup';
import type { Group } from './groups';
import type { Workshop } from './Workshop';

const GROUP: Group = { name: 'small', programs: { etcd: '.' } };
const PRINTS = 'package main\n\nfunc main() { println("hello") }\n';

jest.setTimeout(120_000);

describe('buildGroup', () => {
  let folder: string;
  let workshop: Workshop;
  const lines: string[] = [];

  const write = (text: string) =>
    writeFile(join(folder, 'peers/small/main.go'), text);
  const build = async () => {
    lines.length = 0;
    const { programs } = await buildGroup(GROUP, workshop);
    return programs.etcd!;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build-group-'));
    const go = await findGo();
    if ('missing' in go) throw new Error(go.missing);
    workshop = {
      sources: join(folder, 'peers'),
      cache: join(folder, 'cache'),
      goVersion: go.version,
      onProgress: line => lines.push(line),
    };
    await mkdir(join(folder, 'peers/small'), { recursive: true });
    const module = 'module argosy.dev/lab/small\n\ngo 1.26\n';
    await writeFile(join(folder, 'peers/small/go.mod'), module);
  });
  beforeEach(() => write(PRINTS));
  afterAll(() => rm(folder, { recursive: true }));

  it('builds once, and again only when the source is another', async () => {
    const first = await build();
    expect(lines).toEqual([
      'Building etcd ...',
      expect.stringMatching(/^Building etcd \.\.\. \d+ s$/),
    ]);
    execFileSync(first);
    expect(await build()).toBe(first);
    expect(lines).toEqual([]);
    await write(PRINTS.replace('hello', 'goodbye'));
    expect(await build()).not.toBe(first);
    expect(lines).toHaveLength(2);
  });

  it('builds once when asked twice at the same time', async () => {
    await write(PRINTS.replace('hello', 'twice'));
    const [one, two] = await Promise.all([build(), build()]);
    expect(one).toBe(two);
    expect(lines.filter(line => / s$/.test(line))).toHaveLength(1);
  });

  it('builds anew what somebody cleared', async () => {
    const program = await build();
    await rm(program);
    expect(await build()).toBe(program);
    expect((await stat(program)).size).toBeGreaterThan(0);
  });

  it('names the program, the words of the compiler and what to do, and leaves nothing', async () => {
    await write('package main\n\nfunc main() { sail() }\n');
    const before = (await readdir(workshop.cache)).sort();
    await expect(build()).rejects.toThrow(
      /^etcd was not built \(go build: exit code 1\):\n(?:.*\n)*.*main\.go:3:15: undefined: sail\n.*go mod tidy/,
    );
    expect((await readdir(workshop.cache)).sort()).toEqual(before);
  });

  it('is done with a group that compiles nothing', async () => {
    const group: Group = { name: 'small', programs: {} };
    await write('no Go at all');
    await buildGroup(group, workshop);
    await expect(buildGroup(group, workshop)).resolves.toEqual({
      programs: {},
      files: {},
    });
  });

  it('removes what a killed build left', async () => {
    await write(PRINTS.replace('hello', 'draft'));
    const program = await build();
    const group = program.replace(/\/bin\/etcd$/, '');
    await rm(group, { recursive: true });
    const gone = execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' });
    const draft = `${group}.building-${gone.trim()}`;
    await mkdir(draft);
    await build();
    await expect(stat(draft)).rejects.toThrow('ENOENT');
  });
});

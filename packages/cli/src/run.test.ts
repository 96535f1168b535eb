import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run';

const SEED = path.join(__dirname, '../../control-plane/seed');

describe('argosy lint', () => {
  let checkout: string;
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(checkout, name)), { recursive: true });
    fs.writeFileSync(path.join(checkout, name), text);
  };
  const lint = (...args: string[]) => {
    const said = { out: '', error: '' };
    const code = run(['lint', checkout, ...args], {
      out: text => (said.out += text),
      error: text => (said.error += text),
    });
    return { code, ...said };
  };

  beforeEach(() => {
    checkout = fs.mkdtempSync(path.join(os.tmpdir(), 'argosy-cli-'));
    fs.cpSync(SEED, checkout, { recursive: true });
  });
  afterEach(() => fs.rmSync(checkout, { recursive: true }));

  it('has nothing against what the layout writes, and says what it could not check', () => {
    const { code, out } = lint();
    expect(out).toMatch(/^Not checked, .*K013.*\n0 errors, \d+ warnings$/);
    expect(code).toBe(0);
  });

  it('names the file, the rule and the remedy of a fault', () => {
    const name = 'services/shop/overlays/dev/eu1/config.json';
    write(name, '<<<<<<< HEAD\n{}\n');
    const { code, out } = lint();
    expect(out).toContain(`${name}: error A004\n  The file is not JSON`);
    expect(out).toContain('restore it from the history');
    expect(code).toBe(1);
  });

  it('prints JSON for other programs', () => {
    write('services/shop/overlays/dev/eu1/config.json', '7');
    const { code, out } = lint('--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ rule: 'A004', severity: 'error' }],
      notChecked: expect.arrayContaining(['V010']),
    });
    expect(code).toBe(1);
  });

  it('lets no file of the repository drive the terminal', () => {
    write('services/\u001b[2J/overlays/dev/eu1/config.json', '7');
    expect(lint().out).not.toContain('\u001b');
  });

  it.each([
    [['--format', 'xml'], '--format is text or json, not xml.'],
    [['--max-warnings', 'few'], '--max-warnings is a whole number, not few.'],
    [['two', 'paths'], 'Usage: argosy lint'],
  ])('ends with 2 for %j', (args, message) => {
    expect(lint(...args)).toMatchObject({
      code: 2,
      error: expect.stringContaining(message),
    });
  });

  it('ends with 2 where there is no GitOps repository', () => {
    for (const folder of ['argocd', 'services', 'bootstrap'])
      fs.rmSync(path.join(checkout, folder), { recursive: true });
    write('README.md', 'hello');
    expect(lint()).toMatchObject({
      code: 2,
      error: expect.stringContaining('holds neither argocd/ nor services/'),
    });
  });

  it('reads no file that is far too large', () => {
    write('services/shop/big.yaml', 'a'.repeat(1024 * 1024 + 1));
    expect(lint()).toMatchObject({
      code: 2,
      error: expect.stringContaining('services/shop/big.yaml has 1048577'),
    });
  });

  it('is a program with an exit code', () => {
    write('services/shop/overlays/dev/eu1/config.json', '7');
    const bin = path.join(__dirname, '../bin/argosy');
    const { status, stdout } = spawnSync('node', [bin, 'lint'], {
      cwd: checkout,
      encoding: 'utf8',
    });
    expect(stdout).toContain('error A004');
    expect(status).toBe(1);
  });
});

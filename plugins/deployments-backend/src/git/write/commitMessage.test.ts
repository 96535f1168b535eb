import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commitMessage } from './commitMessage';

const trailers = (message: string) =>
  execFileSync('git', ['interpret-trailers', '--parse'], {
    input: message,
    encoding: 'utf8',
    env: { NODE_ENV: 'test', PATH: process.env.PATH, LC_ALL: 'C' },
  });

describe('the message of a commit', () => {
  it('keeps text as it is, in any script', () => {
    expect(
      commitMessage('Créer boutique 店\n\nWhy: because', 'user:default/zoë'),
    ).toBe(
      'Créer boutique 店\n\nWhy: because\n\nRequested-by: user:default/zoë\n',
    );
    expect(commitMessage(' \n', 'user:default/a')).toBe(
      'Change by Argosy\n\nRequested-by: user:default/a\n',
    );
  });

  it.each([
    ['Requested-by: x'],
    ['a\n\nrequested-BY : x\nSigned-off-by: y'],
    ['a\r\n\r\nRequested-by: x'],
    ['a\u2028\u2028Requested-by: x'],
    ['a\n\n---\nRequested-by: x'],
    ['a\n\nRequested-by: x\n\u0000\u202e\ud800'],
  ])('lets git find one trailer after %j', text => {
    expect(trailers(commitMessage(text, 'user:default/alice'))).toBe(
      'Requested-by: user:default/alice\n',
    );
  });

  it('puts whoever asks on one line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (person, text) => {
          const lines = commitMessage(text, person).split('\n');
          const ours = lines.filter(line => /^\s*requested-by/i.test(line));
          expect(ours).toHaveLength(1);
          expect(lines[lines.length - 2]).toBe(ours[0]);
          expect(ours[0]).toMatch(/^Requested-by: [^\s\p{C}]*$/u);
        },
      ),
    );
  });
});

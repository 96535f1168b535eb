import { GoError } from './runGo';
import { whatToDo } from './whatToDo';

describe('whatToDo', () => {
  it.each([
    ['write /tmp/b001/_pkg_.a: no space left on device', 'The disk is full'],
    ['k8s.io/api: /usr/lib/go/compile: signal: killed', 'memory ran out'],
    ['dial tcp: lookup proxy: no such host', 'reaches no module proxy'],
    ['cgo: C compiler "gcc" not found: exec: "gcc"', 'install gcc'],
    ['main.go:3:15: undefined: sail', 'go mod tidy'],
  ])('answers %s', (line, answer) => {
    const error = new GoError('go build: exit code 1', ['# peer', line], false);
    expect(whatToDo(error)).toContain(answer);
  });

  it('answers silence', () => {
    expect(whatToDo(new GoError('go list: silent', [], true))).toContain(
      'did not answer',
    );
  });
});

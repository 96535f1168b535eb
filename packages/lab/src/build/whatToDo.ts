import type { GoError } from './runGo';

/** Says in one sentence what to do about a failed build. */
export function whatToDo({ lines, stalled }: GoError): string {
  const text = lines.join('\n');
  if (stalled) {
    return 'The module proxy did not answer. Check that `go env GOPROXY` is reachable from here, and run it again: what was downloaded is kept.';
  }
  if (/no space left on device/.test(text)) {
    return 'The disk is full: a first build needs about 16 GB for the caches of Go, and 1 GB for the programs. Make room and run it again.';
  }
  if (/signal: killed/.test(text)) {
    return 'The compiler was killed, probably because memory ran out: it needs about 4 GB. Free some and run it again: what was compiled is kept.';
  }
  if (/dial tcp|lookup |proxyconnect|TLS handshake|i\/o timeout/.test(text)) {
    return 'Go reaches no module proxy. Check that `go env GOPROXY` is reachable from here, and run it again: what was downloaded is kept.';
  }
  if (/cgo: C compiler|gcc.{0,60}not found/.test(text)) {
    return 'A C compiler is missing: install gcc and run it again.';
  }
  return 'Look at the last change of its group in packages/lab/peers. If that was a pin, run `go mod tidy` there.';
}

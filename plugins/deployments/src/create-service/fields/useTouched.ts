import { useCallback, useState } from 'react';

/** Errors show at inputs that were left once, and at all of them after *Next* was refused. */
export function useTouched(refused: boolean) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const touch = useCallback(
    (path: string) => setTouched(paths => new Set(paths).add(path)),
    [],
  );
  return {
    touch,
    isShown: (path: string) =>
      refused ||
      [...touched].some(at => path === at || path.startsWith(`${at}.`)),
  };
}

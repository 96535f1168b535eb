import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * Width of an element in CSS pixels, before the first paint and after each change.
 * Undefined where the browser cannot observe sizes.
 */
export function useWidth(ref: RefObject<HTMLElement>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => setWidth(element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

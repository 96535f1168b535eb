/** A string that is HTML already. */
export class Markup {
  constructor(readonly source: string) {}
}

export type Part = string | number | undefined | Markup | Part[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (Array.isArray(part)) return part.map(render).join('');
  return String(part ?? '').replace(/[&<>"']/g, char => ENTITIES[char]);
}

/**
 * Makes HTML from a template. Every value in it is escaped, unless it is markup itself. (It is not named `html`
 * because Prettier would reflow its text, and white space matters in a `pre`.)
 */
export const markup = (source: TemplateStringsArray, ...parts: Part[]) =>
  new Markup(String.raw({ raw: source.map(String) }, ...parts.map(render)));

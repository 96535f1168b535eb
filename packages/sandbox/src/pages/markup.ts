/** Text that is markup already. */
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
 * HTML from a template: every value in it is escaped, unless it is markup itself. (Not
 * named `html`: Prettier would reflow what stands in it, and white space counts in a `pre`.)
 */
export const markup = (source: TemplateStringsArray, ...parts: Part[]) =>
  new Markup(String.raw({ raw: source.map(String) }, ...parts.map(render)));

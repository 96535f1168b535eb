/** Text that is markup already. */
export class Html {
  constructor(readonly source: string) {}
}

export type Part = string | number | undefined | Html | Part[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part instanceof Html) return part.source;
  if (Array.isArray(part)) return part.map(render).join('');
  return String(part ?? '').replace(/[&<>"']/g, char => ENTITIES[char]);
}

/** Markup from a template: every value in it is escaped, unless it is markup itself. */
export const html = (source: TemplateStringsArray, ...parts: Part[]) =>
  new Html(String.raw({ raw: source.map(String) }, ...parts.map(render)));

/** A piece of markup that is already safe to print. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[];

/** Tagged template: texts and numbers are escaped, markup made by `html` is kept, lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.reduce((built, part, index) => built + printed(values[index - 1]) + part);
  return { html: text };
}

/** Nothing. */
export const NOTHING: Html = { html: '' };

/** Markup that did not come from a result: our own style sheet, script and drawings. Never pass a user's text. */
export function trustedHtml(text: string): Html {
  return { html: text };
}

/** Escapes a text for element content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function printed(value: Value): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
}

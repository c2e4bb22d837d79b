import type { ShownVerdict } from '../practical-difference.ts';
import { type Html, html } from './html.ts';

/** A verdict as a coloured word; the word alone carries the meaning. */
export function verdictWord(verdict: ShownVerdict): Html {
  const tone = verdict === 'better' || verdict === 'worse' ? verdict : 'unclear';
  return html`<span class="word ${tone}">${verdict}</span>`;
}

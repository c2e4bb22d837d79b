import { agedStock } from './aged-stock.ts';
import { fullPrice } from './full-price.ts';
import type { MarkdownPolicy } from './markdown-policy.ts';

/** Every markdown policy that ships with Echelon. */
export const MARKDOWN_POLICIES: readonly MarkdownPolicy[] = [fullPrice, agedStock];

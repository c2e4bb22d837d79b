/** The kinds of node: vendors always have stock and hold none, the others hold stock. */
export type NodeKind = 'vendor' | 'dc' | 'fc' | 'same-day';

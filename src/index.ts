export type { Result } from './experiment/result.ts';
export { InvariantError } from './foundation/invariant.ts';
export { formatIssue, InputError, type Issue, type Place } from './foundation/issue.ts';
export type { Model } from './model/model.ts';

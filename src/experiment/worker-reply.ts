import { InputError, type Issue } from '../foundation/issue.ts';
import { DecisionError } from '../simulation/decision-error.ts';
import type { ReplicationRecord } from './replication-record.ts';

/** What a worker thread answers to a task; errors travel as data and are made anew on the other side. */
export type WorkerReply =
  | { readonly kind: 'record'; readonly record: ReplicationRecord }
  | { readonly kind: 'input-error'; readonly issues: readonly Issue[] }
  | { readonly kind: 'decision-error'; readonly message: string }
  | { readonly kind: 'failure'; readonly name: string; readonly message: string; readonly stack: string };

/** The error a reply stands for. */
export function errorOf(reply: Exclude<WorkerReply, { kind: 'record' }>): Error {
  switch (reply.kind) {
    case 'input-error':
      return new InputError(reply.issues);
    case 'decision-error':
      return new DecisionError(reply.message);
    case 'failure': {
      const error = new Error(reply.message);
      error.name = reply.name;
      error.stack = reply.stack;
      return error;
    }
  }
}

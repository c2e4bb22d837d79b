import { Console } from 'node:console';
import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '../foundation/invariant.ts';
import { InputError } from '../foundation/issue.ts';
import { DecisionError } from '../simulation/decision-error.ts';
import { Campaign } from './campaign.ts';
import { openExperiment } from './open-experiment.ts';
import type { Task } from './replication-row.ts';
import { runReplication } from './run-replication.ts';
import type { WorkerReply } from './worker-reply.ts';
import type { WorkerStart } from './worker-start.ts';

/* A worker thread: reads the experiment for itself, then runs the tasks it is sent, one at a time. */

const port = parentPort;
invariant(port !== null, () => 'replication-worker.ts must be started as a worker thread');
// What a user's policy prints must not get between the lines of the program's own output.
globalThis.console = new Console(process.stderr);
process.stdout.write = process.stderr.write.bind(process.stderr);
// campaign-runner.ts is the only one to start this thread, and sends exactly this.
const { source, first } = workerData as WorkerStart;
const campaign = openExperiment(source).then((experiment) => new Campaign(experiment));
// A mistake is told with the first task, or by the main thread, which reads the same files.
campaign
  .then((ready) => (first === undefined ? undefined : ready.policy(first.scenario, first.policy)))
  .catch(() => {});

port.on('message', (task: Task) => {
  campaign
    .then((ready) => runReplication(ready, task))
    .then((record): WorkerReply => ({ kind: 'record', record }))
    .catch(describeFailure)
    .then((reply) => port.postMessage(reply));
});

function describeFailure(error: Error): WorkerReply {
  if (error instanceof InputError) return { kind: 'input-error', issues: error.issues };
  const { name, message, stack = '' } = error;
  return error instanceof DecisionError
    ? { kind: 'decision-error', message }
    : { kind: 'failure', name, message, stack };
}

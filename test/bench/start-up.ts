/** Time from starting `echelon --help` to its end, the median of five. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const times = Array.from({ length: 5 }, () => {
  const start = performance.now();
  execFileSync(process.execPath, [program, '--help']);
  return (performance.now() - start) / 1000;
}).sort((left, right) => left - right);
console.log(JSON.stringify({ benchmark: 'start-up', seconds: times[2] }));

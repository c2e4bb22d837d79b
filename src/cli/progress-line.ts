/** How far a long command is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Time left [s]; null while unknown. */
  readonly etaSeconds: number | null;
  readonly label: string;
}

/** A line that is drawn over itself. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** The last progress shown, drawn or not. */
  readonly last: () => Progress | undefined;
  /** Removes the line. */
  readonly clear: () => void;
}

const CLEAR_LINE = '\r\u001b[K';

/** Draws on stderr when it is a terminal and `quiet` is off; otherwise only remembers. */
export function progressLine(quiet: boolean): ProgressLine {
  const isDrawn = process.stderr.isTTY === true && !quiet;
  let last: Progress | undefined;
  return {
    show: (progress) => {
      last = progress;
      if (isDrawn)
        process.stderr.write(
          CLEAR_LINE + formatProgress(progress).slice(0, (process.stderr.columns || 80) - 1),
        );
    },
    last: () => last,
    clear: () => {
      if (isDrawn && last !== undefined) process.stderr.write(CLEAR_LINE);
    },
  };
}

/** ` 45 %  18 of 40 runs  1 min 20 s left  label` */
export function formatProgress({ done, total, etaSeconds, label }: Progress): string {
  const percentage = total === 0 ? 100 : Math.floor((100 * done) / total);
  const parts = [`${String(percentage).padStart(3)} %`, `${done} of ${total} runs`];
  if (etaSeconds !== null) parts.push(`${formatSeconds(etaSeconds)} left`);
  if (label !== '') parts.push(label);
  return parts.join('  ');
}

function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

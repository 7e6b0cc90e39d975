import type { WriteStream } from 'node:tty';

/** Shows a person at a terminal how far a run is. Elsewhere only the lines of `print` appear. */
export interface Progress {
  /** Names the document that is being read. */
  show(name: string): void;
  advance(): void;
  /** Prints a line that stays, above the bar. */
  print(line: string): void;
  end(): void;
}

const WIDTH = 24;
const CLEAR_LINE = '\r\x1b[2K';

/** A bar for more than one document, on standard error, so that results can be piped. */
export function createProgressBar(total: number, stream: WriteStream = process.stderr): Progress {
  const visible = stream.isTTY && total > 1;
  let done = 0;
  let name = '';
  const draw = () => {
    if (!visible) return;
    const full = Math.round((done / total) * WIDTH);
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${total} `;
    stream.write(`${CLEAR_LINE}${bar}${name.slice(-Math.max(0, stream.columns - bar.length - 1))}`);
  };
  return {
    show(next) {
      name = next;
      draw();
    },
    advance() {
      done++;
      draw();
    },
    print(line) {
      stream.write(`${visible ? CLEAR_LINE : ''}${line}\n`);
      draw();
    },
    end() {
      if (visible) stream.write(CLEAR_LINE);
    },
  };
}

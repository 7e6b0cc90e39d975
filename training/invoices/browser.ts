import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Set `CHROMIUM` to use another browser than the `chromium` on the path. */
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';
const START_LIMIT = 30_000;

export interface Paper {
  /** Inches. */
  width: number;
  /** Inches; undefined is as high as the page is. */
  height?: number;
}

/** One browser that prints many pages: starting it takes as long as printing ten. */
export interface Browser {
  print(html: string, paper: Paper): Promise<Buffer>;
  close(): Promise<void>;
}

interface Reply {
  id?: number;
  sessionId?: string;
  method?: string;
  result?: Record<string, unknown>;
  error?: { message: string };
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--proxy-server=127.0.0.1:9',
  '--remote-debugging-port=0',
];

type Call = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Speaks the DevTools protocol to a headless Chromium of its own, which may reach no network. */
export async function openBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'invoices-'));
  const child: ChildProcess = spawn(CHROMIUM, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  });
  const end = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await Promise.race([gone, wait(5000)]);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { call, close } = await connect(await debuggingEndpoint(profile));
    const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = (await call('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    const inTab: Call = (method, params) => call(method, params, sessionId);
    const { frameTree } = (await inTab('Page.getFrameTree')) as { frameTree: { frame: { id: string } } };
    return {
      print: (html, paper) => print(inTab, frameTree.frame.id, html, paper),
      close: async () => {
        close();
        await end();
      },
    };
  } catch (cause) {
    await end();
    throw cause;
  }
}

/** Calls over a web socket, each answered under its id. */
async function connect(endpoint: string): Promise<{ call: Call; close(): void }> {
  const socket = new WebSocket(endpoint);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('Chromium does not answer')), { once: true });
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id === undefined) return;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  let last = 0;
  const call: Call = async (method, params = {}, sessionId) => {
    const id = ++last;
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result ?? {};
  };
  return { call, close: () => socket.close() };
}

/** Pixels of CSS to the inch, and the least height of a page that is as high as its content, in inches. */
const PIXELS = 96;
const LEAST_HEIGHT = 3;

async function print(call: Call, frameId: string, html: string, { width, height }: Paper): Promise<Buffer> {
  await call('Page.setDocumentContent', { frameId, html });
  const printed = await call('Page.printToPDF', {
    paperWidth: width,
    paperHeight: height ?? (await contentHeight(call)),
    marginTop: 0,
    marginBottom: 0,
    marginLeft: 0,
    marginRight: 0,
    printBackground: true,
    generateTaggedPDF: false,
    preferCSSPageSize: false,
  });
  return Buffer.from(printed.data as string, 'base64');
}

async function contentHeight(call: Call): Promise<number> {
  const { result } = (await call('Runtime.evaluate', {
    expression: 'document.body.scrollHeight',
    returnByValue: true,
  })) as { result: { value: number } };
  return Math.max(LEAST_HEIGHT, result.value / PIXELS + 0.2);
}

/** Chromium writes where it listens into its profile. */
async function debuggingEndpoint(profile: string): Promise<string> {
  for (let waited = 0; waited < START_LIMIT; waited += 50) {
    const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await wait(50);
  }
  throw new Error(`${CHROMIUM} did not start within ${START_LIMIT / 1000} s`);
}

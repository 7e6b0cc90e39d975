import type { InvoiceEvent } from './types.ts';

/** Reads a stream of server-sent events (HTML standard §9.2) to the extent that our server uses them. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<InvoiceEvent> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function parseEvent(block: string): InvoiceEvent | undefined {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const [id, type, data] = [field('id'), field('event'), field('data')];
  if (type === undefined || data === undefined) return undefined; // a heartbeat
  return { id: Number(id), type, data: JSON.parse(data) };
}

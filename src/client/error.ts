/** An answer that is no success, or a document that could not be read. */
export class InkvoiceError extends Error {
  override readonly name = 'InkvoiceError';
  /** HTTP status; 200 where the answer was fine and the document was not. */
  readonly status: number;
  /** Stable, see docs/errors.md; undefined where the server names none. */
  readonly code: string | undefined;
  /** By property of the request, what is wrong with it. */
  readonly errors: Record<string, string[]> | undefined;

  constructor(
    message: string,
    more: { status: number; code?: string | undefined; errors?: Record<string, string[]> | undefined },
  ) {
    super(message);
    this.status = more.status;
    this.code = more.code;
    this.errors = more.errors;
  }
}

/** The error that an answer stands for. */
export async function errorOf(response: Response): Promise<InkvoiceError> {
  const text = await response.text().catch(() => '');
  let body: {
    detail?: string;
    title?: string;
    error?: string;
    code?: string;
    errors?: Record<string, string[]>;
  } = {};
  try {
    body = JSON.parse(text);
  } catch {
    // not ours: a proxy's page, say
  }
  const { status } = response;
  const message = body.detail ?? body.title ?? body.error ?? `The server answered ${status}.`;
  return new InkvoiceError(message, { status, code: body.code ?? body.error, errors: body.errors });
}

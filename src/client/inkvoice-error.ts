/** An answer that is not a success, or a document that could not be read. */
export class InkvoiceError extends Error {
  override readonly name = 'InkvoiceError';
  /** HTTP status; 200 when the call succeeded but the document could not be read. */
  readonly status: number;
  /** Stable, see docs/errors.md; undefined when the server names none. */
  readonly code: string | undefined;
  /** What is wrong with each property of the request. */
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

/** The error in an answer. */
export async function readError(response: Response): Promise<InkvoiceError> {
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
    // not ours: perhaps a proxy's page
  }
  const { status } = response;
  const message = body.detail ?? body.title ?? body.error ?? `The server answered ${status}.`;
  return new InkvoiceError(message, { status, code: body.code ?? body.error, errors: body.errors });
}

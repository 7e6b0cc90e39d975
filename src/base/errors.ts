/**
 * Every way in which reading a document can fail, as a closed set. The code is stable and meant for programs;
 * `docs/errors.md` has a heading for each. The message is one sentence for people: what is wrong and what to do.
 */
export const READ_ERRORS = {
  empty_file: 'The file is empty.',
  unknown_format:
    'The file is not an image, a PDF or an electronic invoice: use JPEG, PNG, WebP, GIF, TIFF, BMP, PDF or XML, or an archive or mail with them.',
  unsupported_format: 'This kind of image cannot be read: convert it to JPEG, PNG or PDF.',
  damaged_image: 'The image is damaged and cannot be decoded: export or scan it again.',
  damaged_pdf: 'The PDF is damaged and cannot be opened: export it again.',
  encrypted_pdf: 'The PDF is protected by a password: remove the password and send it again.',
  damaged_xml: 'The XML is damaged and cannot be read: export it again.',
  refused_xml: 'The XML contains things that no electronic invoice needs, so it was not read.',
  not_an_invoice:
    'The XML is not an electronic invoice of a kind that is read: CII (Factur-X, ZUGFeRD, XRechnung), UBL (Peppol) and national formats.',
  no_document:
    'The archive, mail or signed file holds no document that can be read: it needs a PDF, a picture or an electronic invoice.',
  no_pages: 'The PDF has no pages.',
  too_many_pages: 'The document has more pages than allowed.',
  too_many_pixels: 'The picture has more pixels than allowed: send it at a lower resolution.',
  too_many_bytes: 'The file is larger than allowed.',
  image_too_small: 'The picture is too small to hold text.',
  blank_render: 'A page has content but comes out blank when drawn.',
  no_text: 'No text was found on the document: the pages look blank.',
  deadline_exceeded: 'Reading took longer than allowed and was stopped.',
  out_of_memory: 'Reading needed more memory than allowed and was stopped.',
  reader_crashed: 'The process that read the document crashed, so reading was given up.',
  model_unusable: 'The model that reads pictures is missing or damaged: inkvoice doctor says how to fix it.',
  machine_fault:
    'The machine could not do what reading needs: look at its disk and memory, then send the document again.',
  waited_too_long:
    'The document waited for a reader as long as results are kept and was not read: send it again when the server is ready.',
  internal_error: 'Reading failed for a reason inside inkvoice: please report it.',
} as const;

export type ReadErrorCode = keyof typeof READ_ERRORS;

/** A document that cannot be read. `detail` adds the facts of this case (sizes, limits), never document content. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: ReadErrorCode;

  constructor(code: ReadErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ? `${READ_ERRORS[code]} (${detail})` : READ_ERRORS[code], options);
    this.code = code;
  }
}

/** What may be attached: the type that the content shows, with the endings that a name of it may have. Everything else is refused. */
export const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
};

/** For a file field's `accept`. Endings and types: phones offer their camera for the types. */
export const ACCEPT = Object.entries(ENDINGS)
  .flatMap(([type, endings]) => [
    ...endings.map((ending) => `.${ending}`),
    ...(type.startsWith('image/') ? [type] : []),
  ])
  .join(',');

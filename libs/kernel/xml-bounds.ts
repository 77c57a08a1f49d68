/** How much markup a reader of XML is given; lengths in UTF-16 code units. */
export interface XmlBounds {
  readonly elements: number;
  /** Of one tag, with its attributes. */
  readonly tag: number;
  /** Between two tags. */
  readonly text: number;
}

/**
 * Whether XML stays within bounds, looked at once from start to end without reading it. Its readers take a time that grows
 * with the square of the attributes of a tag or of a long text, and for each element many times its length in memory.
 */
export function withinXmlBounds(xml: string, bounds: XmlBounds): boolean {
  let elements = 0;
  let end = 0;
  for (let start = xml.indexOf('<'); start !== -1; start = xml.indexOf('<', end)) {
    if (start - end > bounds.text) return false;
    end = xml.indexOf('>', start) + 1;
    if (end === 0) break;
    if (end - start > bounds.tag) return false;
    if (xml.charCodeAt(start + 1) !== SLASH) elements += 1;
    if (elements > bounds.elements) return false;
  }
  return true;
}

const SLASH = 0x2f;

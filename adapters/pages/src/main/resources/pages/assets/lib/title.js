/**
 * The document's title: what the page is about, and in front of it what must be seen in a tab that is not in front.
 */
const NAME = 'Frontrow';
let subject = '';
let urgent = '';

/** @param {string} text what the page is about; empty for the name alone */
export function setTitle(text) {
  subject = text;
  write();
}

/** @param {string} text such as the place in line; empty for none */
export function setTitlePrefix(text) {
  urgent = text;
  write();
}

function write() {
  document.title = [urgent, subject, NAME].filter(Boolean).join(' · ');
}

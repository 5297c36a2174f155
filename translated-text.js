// Lets figures change on a page that a translator has changed.
//
// A translator replaces each text node by a <font> element with the translation. Leptos goes on writing to the node it made,
// which is no longer in the document, and inserts before it. So that node is put back in front of its translation, empty;
// once Leptos writes to it, moves or removes it, the translation is removed.
{
  /** What was replaced: text node to its translation and its text. */
  const translated = new WeakMap();
  const translations = new WeakSet();

  /** The element that took the place of a text node, by the record of its removal. */
  const translationOf = ({ addedNodes, previousSibling, nextSibling }) =>
    [...addedNodes, previousSibling, nextSibling].find(
      (node) => node?.nodeName === "FONT" && node.isConnected && !translations.has(node),
    );

  const removed = (text, record, isWritten) => {
    const before = translated.get(text);
    if (before) {
      // By Leptos, which knows the node with its text.
      translated.delete(text);
      before.translation.remove();
      text.data = before.text;
      return;
    }
    const translation = text.isConnected ? undefined : translationOf(record);
    if (!translation) return;
    if (isWritten) {
      translation.replaceWith(text);
      return;
    }
    translations.add(translation);
    translated.set(text, { translation, text: text.data });
    text.data = "";
    translation.before(text);
  };

  const observer = new MutationObserver((records) => {
    const written = new Set();
    for (const { type, target } of records) if (type === "characterData") written.add(target);
    for (const text of written) {
      translated.get(text)?.translation.remove();
      translated.delete(text);
    }
    for (const record of records)
      for (const node of record.removedNodes) if (node.nodeType === Node.TEXT_NODE) removed(node, record, written.has(node));
    // What was changed here.
    observer.takeRecords();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

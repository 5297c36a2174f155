// A browser extension that translates the page, whatever the page asks.
import type { Page } from "@playwright/test";

/**
 * Replaces every text node by <font><font>text</font></font>, as Google Translate does: some in one step, some by inserting
 * the copy before the original or after it and then removing the original.
 */
export async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    const isRead = ({ data, parentElement }: Text) =>
      data.trim() !== "" && !["SCRIPT", "STYLE", "OPTION", "FONT"].includes(parentElement?.tagName ?? "SCRIPT");
    for (const [at, text] of texts.filter(isRead).entries()) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data;
      outer.append(inner);
      if (at % 3 === 0) text.replaceWith(outer);
      else {
        if (at % 3 === 1) text.before(outer);
        else text.after(outer);
        text.remove();
      }
    }
  });
}

import { type Page, textPage } from "../../state/pages";

/**
 * A link to a page by the name under which previews know that page (`previews.ts`); what it shows stays behind the “#”.
 * @param url of a link, as the address bar has it
 */
export function previewedLink(url: string, page: Page): string {
  return page === textPage ? url : url.replace(/(index\.html)?(\?[^#]*)?#/, `${page}.html#`);
}

/** What leads to a part of the guide, by its id: an address, so that it can be copied and Back comes from it. */
export function linkTo(id: string): string {
  return `#/guide?v=1&f=${id}`;
}

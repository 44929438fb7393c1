/** Loads what asks for styles once more: by one way, which the first page has only once. */
export const loadRestyle = () => import("./restyle");

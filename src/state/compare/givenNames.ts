// Links know of templates by what passes through here.
export { isGiven } from "../../chat/given";

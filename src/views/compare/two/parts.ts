/** What comes with the second text. */
export { OtherCount } from "./OtherCount";
export { SecondText } from "./SecondText";

/** What comes with the second text. */
export { OtherCount } from "./OtherCount";
export { otherColumns } from "./ratioColumns";
export { SecondText } from "./SecondText";

import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("claude2");

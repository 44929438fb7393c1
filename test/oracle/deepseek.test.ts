import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("deepseek_v3");

import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("qwen3");

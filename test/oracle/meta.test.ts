import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("llama2");
describeAgainstNative("llama3");

import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("gemma3");
describeAgainstNative("bert_uncased");

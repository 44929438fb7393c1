import { describeAgainstNative } from "../support/againstReference";

describeAgainstNative("mistral_7b");
describeAgainstNative("mistral_nemo");

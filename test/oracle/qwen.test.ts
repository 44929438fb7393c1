import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("qwen3 is the native package’s", againstNative("qwen3"));

import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("deepseek_v3 is the native package’s", againstNative("deepseek_v3"));

import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("claude2 is the native package’s", againstNative("claude2"));

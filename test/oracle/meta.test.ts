import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("llama2 is the native package’s", againstNative("llama2"));
describeComparison("llama3 is the native package’s", againstNative("llama3"));

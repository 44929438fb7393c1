import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("gemma3 is the native package’s", againstNative("gemma3"));
describeComparison("bert_uncased is the native package’s", againstNative("bert_uncased"));

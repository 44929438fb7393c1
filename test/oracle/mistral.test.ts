import { againstNative, describeComparison } from "../support/againstReference";

describeComparison("mistral_7b is the native package’s", againstNative("mistral_7b"));
describeComparison("mistral_nemo is the native package’s", againstNative("mistral_nemo"));

import { describeBuiltin } from "../support/againstReference";

describeBuiltin("gemma3");
describeBuiltin("bert_uncased");

import { describeBuiltin } from "../support/againstReference";

describeBuiltin("mistral_7b");
describeBuiltin("mistral_nemo");

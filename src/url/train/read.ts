import { readTrain, trainParameters, writeTrain } from "../../state/train/parameters";
import { wrongIn } from "../../state/train/wrongIn";
import type { PageReader } from "../pageLink";
import { problems } from "../problems";

export const trainReader: PageReader = {
  names: /^train(ing|er)?$/i,
  parameters: trainParameters,
  read(raw) {
    const train = Object.fromEntries(raw);
    return {
      // Written anew: so it has what could be read, and no more.
      part: { train: writeTrain(readTrain(train)) },
      problems: wrongIn(train).map(([name, must]) => problems.malformed(name, `must be ${must}`)),
    };
  },
};

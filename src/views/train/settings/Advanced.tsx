import { type ReactElement, useId } from "react";
import type { TrainCorpus } from "../../../state/train/choice";
import { mostInPage } from "../../../state/train/recipeFields";
import type { DigitRule, NormalizerName } from "../../../training/choices";
import { goesBy } from "../../../training/options";
import type { TrainingRecipe } from "../../../training/recipe";
import { Switch } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import { NumberField } from "../../../ui/NumberField";
import { ChoiceField, OptionalField, WholeField } from "./fields";
import { SpecialsField } from "./SpecialsField";

interface AdvancedProps {
  readonly recipe: TrainingRecipe;
  readonly corpus: TrainCorpus;
  onRecipe(part: Partial<TrainingRecipe>): void;
  onCorpus(part: Partial<TrainCorpus>): void;
}

const digitWords: Readonly<Record<DigitRule, string>> = {
  pattern: "As the pattern has it",
  alone: "Each by itself: 1|2|3|4",
  threes: "Threes from the left: 123|4",
  threesFromRight: "Threes from the right: 1|234",
};

const normalizerWords: Readonly<Record<NormalizerName, string>> = {
  none: "Nothing",
  nfc: "NFC",
  nfkc: "NFKC",
  lowercase: "NFC, lower case",
  unaccented: "Lower case, marks removed",
};

/** What most leave as it is. */
export function Advanced({ recipe, corpus, onRecipe, onCorpus }: AdvancedProps): ReactElement {
  return (
    <details className="train-advanced">
      <summary>Advanced</summary>
      <div className="train-fields">
        <OwnFields recipe={recipe} onRecipe={onRecipe} />
        <ChoiceField
          label="Digits"
          hint="How digits are cut before the pattern cuts."
          value={recipe.digits}
          words={digitWords}
          onChange={(digits) => onRecipe({ digits })}
        />
        <ChoiceField
          label="Normalize"
          hint="What is done to text before it is cut. What it changes tokens do not give back."
          value={recipe.normalizer}
          words={normalizerWords}
          onChange={(normalizer) => onRecipe({ normalizer })}
        />
        <SpecialsField value={recipe.specials} onChange={(specials) => onRecipe({ specials })} />
        {isWeighed(recipe, corpus) && (
          <TemperatureField value={corpus.temperature} onChange={(temperature) => onCorpus({ temperature })} />
        )}
      </div>
    </details>
  );
}

/** Whether it matters how often a language counts: parity goes by each language alone, but for merges by all. */
function isWeighed({ algorithm, globalMerges }: TrainingRecipe, { kind, languages }: TrainCorpus): boolean {
  return kind === "languages" && languages.length > 1 && (algorithm !== "parity" || globalMerges > 0);
}

/** Options that not all algorithms go by: those of the one that is chosen. */
function OwnFields({ recipe, onRecipe }: Pick<AdvancedProps, "recipe" | "onRecipe">): ReactElement {
  return (
    <>
      {goesBy(recipe, "transition") && (
        <OptionalField
          label="Transition"
          hint="Entries at which words begin to join. Left empty, it is four fifths of the size."
          value={recipe.transition}
          least={1}
          most={mostInPage}
          step={500}
          placeholder={formatCount(Math.round(recipe.size * 0.8))}
          onChange={(transition) => onRecipe({ transition })}
        />
      )}
      {goesBy(recipe, "globalMerges") && (
        <WholeField
          label="Merges by all first"
          hint="So many merges at the beginning go by all languages’ counts, as BPE’s do. With as many as there are entries it is BPE."
          value={recipe.globalMerges}
          least={0}
          most={mostInPage}
          step={500}
          onChange={(globalMerges) => onRecipe({ globalMerges })}
        />
      )}
      {goesBy(recipe, "window") && (
        <WholeField
          label="Window"
          hint="A language is passed over that named many of so many last merges; 0 for none."
          value={recipe.window}
          least={0}
          most={mostInPage}
          step={10}
          onChange={(window) => onRecipe({ window })}
        />
      )}
      {goesBy(recipe, "windowRatio") && (
        <WholeField
          label="Share of the window"
          hint="How many times its even share of the window a language may have."
          value={recipe.windowRatio}
          least={1}
          most={1000}
          onChange={(windowRatio) => onRecipe({ windowRatio })}
        />
      )}
      {goesBy(recipe, "seed") && (
        <WholeField
          label="Seed"
          hint="Chunks are memorized by chance: another seed gives another vocabulary, the same one the same."
          value={recipe.seed}
          least={0}
          most={2 ** 32 - 1}
          onChange={(seed) => onRecipe({ seed })}
        />
      )}
      {goesBy(recipe, "minimumCount") && (
        <WholeField
          label="Minimum count"
          hint="Pairs that stand less often in the text are not merged."
          value={recipe.minimumCount}
          least={0}
          most={1_000_000_000}
          onChange={(minimumCount) => onRecipe({ minimumCount })}
        />
      )}
      {goesBy(recipe, "alphabetLimit") && (
        <OptionalField
          label="Characters at most"
          hint="So many characters are entries by themselves, the most frequent ones. Left empty, all are."
          value={recipe.alphabetLimit}
          least={1}
          most={mostInPage}
          step={100}
          placeholder="all"
          onChange={(alphabetLimit) => onRecipe({ alphabetLimit })}
        />
      )}
      {goesBy(recipe, "byteFallback") && (
        <Switch
          label="Byte fallback"
          hint="All bytes are entries, for characters that have none of their own. Else these are unknown."
          checked={recipe.byteFallback}
          onChange={(byteFallback) => onRecipe({ byteFallback })}
        />
      )}
    </>
  );
}

function TemperatureField(props: { readonly value: number; onChange(value: number): void }): ReactElement {
  const { value, onChange } = props;
  const id = useId();
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text="Evens out languages that have more text than others: 1 leaves them as they are, greater numbers count small ones more.">
          Temperature
        </HintedWords>
      </label>
      <NumberField
        id={id}
        value={value}
        range={{ min: 1, max: 100 }}
        step={0.5}
        isOptional={false}
        onChange={onChange}
      />
    </div>
  );
}

import type { ReactElement } from "react";
import { actions } from "../../state/store";
import { Button } from "../../ui/controls";
import type { MenuEntry } from "../../ui/floatingProps";
import { samples } from "./samples";

interface FirstSamplesProps {
  /** Called first: the buttons go with the empty text, and the focus would with them. */
  onChoose(): void;
}

/** A button for each sample to begin with. */
export function FirstSamples({ onChoose }: FirstSamplesProps): ReactElement {
  return (
    <>
      {samples
        .filter(({ isFirst }) => isFirst)
        .map(({ name, text }) => (
          <Button
            key={name}
            onClick={() => {
              onChoose();
              actions.setText(text);
            }}
          >
            <bdi>{name}</bdi>
          </Button>
        ))}
    </>
  );
}

/** All samples, as a menu has them. */
export function sampleEntries(): readonly MenuEntry[] {
  return (["Prose", "Special"] as const).flatMap((group) => [
    { key: group, label: group === "Prose" ? "Article 1, human rights" : "What tokenizers differ on" },
    ...samples
      .filter((sample) => sample.group === group)
      .map(({ name, text }) => ({
        key: name,
        label: <bdi>{name}</bdi>,
        onSelect: () => actions.replaceText(text, `The sample “${name}” replaced your text.`),
      })),
  ]);
}

import { type ReactElement, useEffect } from "react";
import { actions, useAppStore } from "../../state/store";
import { useTextless } from "../../state/textless";
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
      <NoTextNote />
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

/** Says once, where the sender's text would stand, that a link has none. */
function NoTextNote(): ReactElement | null {
  const isTextless = useTextless((state) => state.isTextless);
  useEffect(
    () =>
      useAppStore.subscribe(({ comparison }) => {
        if (comparison.text !== "") useTextless.setState({ isTextless: false });
      }),
    [],
  );
  if (!isTextless) return null;
  return (
    <p className="no-text" role="status">
      The link that you opened has tokenizers and options, and no text.
    </p>
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

/**
 * Pages that are not the first. The first page names each part that it may load, with all that this needs: of these it names this part
 * alone. At an address of theirs their code is asked for by the HTML.
 */
export const loadFiles = () => import("./files/page/FilesPage");
export const loadGuide = () => import("./guide/GuidePage");
export const loadLanguages = () => import("./languages/LanguagesPage");
export const loadTokenizer = () => import("./tokenizers/page/TokenizerPage");
export const loadTokenizers = () => import("./tokenizers/overview/TokenizersPage");
export const loadTrain = () => import("./train/TrainDoor");
export const loadVocabularies = () => import("./vocabularies/VocabulariesPage");

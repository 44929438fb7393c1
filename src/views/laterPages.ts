/**
 * Pages that are seldom opened first. The first page names each part that it may load, with all that this needs: of these it names
 * this part alone.
 */
export const loadFiles = () => import("./files/page/FilesPage");
export const loadGuide = () => import("./guide/GuidePage");
export const loadLanguages = () => import("./languages/LanguagesPage");
export const loadTrain = () => import("./train/TrainDoor");
export const loadVocabularies = () => import("./vocabularies/VocabulariesPage");

// The page under the name of one of its pages, which has a preview of its own (scripts/previewPages.ts): from here on it has the
// address that it always has, with all that is behind the “#”. Before anything reads that.
history.replaceState(null, "", `./${location.hash || `#/${document.documentElement.dataset.page}`}`);

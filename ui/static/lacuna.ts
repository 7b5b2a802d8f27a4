// What script adds to pages that work without it. Nothing here writes HTML (Trusted Types), nothing keeps state outside the
// address, so the back button always works.
import { copyButtons } from "./script/copy";
import { currentInContents } from "./script/contents";
import { phraseFromSource, sentenceBuilder } from "./script/forms";
import { filterLists } from "./script/filter";
import { printing } from "./script/print";
import { selectionBar } from "./script/selection";
import { suggestions } from "./script/suggest";
import { unitBar } from "./script/unit_bar";

document.documentElement.classList.add("js");
copyButtons();
currentInContents();
filterLists();
phraseFromSource();
printing();
selectionBar();
sentenceBuilder();
suggestions();
unitBar();

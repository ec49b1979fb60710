# What the formats say themselves; all else is in the document.

render-contents = Contents
render-skip = Skip to the main content
render-untitled = Extract from the log

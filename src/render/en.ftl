# What the formats say themselves; all else is in the document.

render-contents = Contents
render-sheet = Table
render-skip = Skip to the main content
render-untitled = Extract from the log
# Documents for Word

render-page = Page { $page } of { $pages }
render-decimal = .
render-separator = ,

render-template-foreign =
    The template is no Word document. Save it in Word or LibreOffice as .docx or .dotx.
render-template-old =
    The template is in the old format .doc or .dot. Save it in Word or LibreOffice as .docx or .dotx.
render-template-locked =
    The template is encrypted with a password. Save it without one.
render-template-strict =
    The template is saved as “Strict Open XML”. Save it in Word as “Word Document (.docx)” or “Word
    Template (.dotx)”.
render-template-macros =
    The template has macros. Save it as .docx or .dotx; these formats have none.
render-template-large =
    The template is too large: unpacked it may have { $megabytes } MB at most. Remove large pictures and
    fonts.
render-template-broken =
    The template is damaged: { $part } cannot be read. Open it in Word or LibreOffice and save it again.
render-template-twice =
    The template cannot be used: the finished document would have the part { $part } twice. Open the template
    in Word or LibreOffice and save it again.

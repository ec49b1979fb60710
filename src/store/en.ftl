store-root-missing = There is no folder “{ $path }”.
store-root-no-log = “{ $path }” is no log: it has neither netlog.toml nor a folder contacts, conversations or meetings.
store-root-none = No log was found in “{ $path }” or above it.
store-root-hint = Change into the folder of your log, name it with --repo DIR, or start a new one with “netlog init”.
store-read-failed = “{ $path }” could not be read.
store-too-large = “{ $path }” is larger than 4 MB.
store-write-failed = “{ $path }” could not be written. Nothing was changed.
store-exists-already = “{ $path }” exists already. Nothing was changed.
store-changed-meanwhile = “{ $path }” was changed by somebody else in the meantime. Nothing was changed.
store-changed-hint = Run the command again; it will then go on from the new text.
store-lock-failed = The lock “{ $path }” could not be taken.
store-lock-busy = Another netlog has been writing for more than 30 seconds.
store-lock-busy-hint = Wait until it has finished, or end it, and run the command again.
store-git-missing = git could not be started.
store-git-missing-hint = Install git, or switch commits off in netlog.toml: [git] commit = false.
store-git-failed = git refused. Nothing was changed.
store-git-said = git said: { $text }
store-editor-failed = The editor “{ $editor }” could not be started.
store-editor-gave-up = The editor ended with an error. Nothing was changed.
store-editor-kept = Your text is kept in “{ $path }”.
store-draft-failed = The draft could not be kept in “{ $path }”.
store-outside = “{ $path }” does not lie inside the log; nothing was written.
store-odd-name = “{ $path }” is not a file name that every system can write; nothing was written.
store-not-a-file = “{ $path }” is { $what ->
    [link] a link
    [pipe] a pipe
    [device] a device
   *[folder] a folder
}, not a file, and was not opened.
store-not-a-file-remedy = Put the file itself here, or take the entry away.
store-unreadable = The file could not be read.
store-unreadable-system = The file could not be read (system error { $number }).
store-unreadable-remedy = See to it that you may read the file and that its disk is there.
store-file-too-large = The file is larger than 4 MB and was not read.
store-file-too-large-remedy = A record is some pages of text: move attachments and tables elsewhere.
store-utf16 = The file is written in UTF-16, not in UTF-8.
store-binary = The file holds no text.
store-binary-remedy = Keep pictures and other attachments outside the three folders, and let only records end in “.md”.
store-windows-1252 = The file is not written in UTF-8, but probably in Windows-1252, where “{ $letter }” stands here.
store-name-encoding = The name of the file is not written in UTF-8; “�” stands for what cannot be read.
store-name-encoding-remedy = Rename the file.
store-encoding-remedy = Open it in your editor, choose “Save as”, and there the encoding UTF-8.

store-document-no-folder = There is no folder “{ $path }”; nothing was written.
store-document-no-folder-hint = Make the folder, or name one that is there after -o.
store-document-failed = “{ $path }” could not be written.
store-document-failed-hint = Name a file in another folder after -o, for example in your own.
error-io-permission = You may not do that here: look at the rights of the file and of its folder.
error-io-full = The disk is full: make room and run the command again.
error-io-read-only = The disk can only be read.
error-io-missing = It does not exist.
error-io-no-folder = A part of this path is not a folder.
error-io-exists = It exists already.

store-git-under-way = git is in the middle of a merge or a rebase, and what is recorded now could be lost with it. Nothing was changed.
store-git-under-way-hint = Finish it or call it off first (“git status” says how), then run the command again.

store-lock-waiting = Another netlog ("{ $command }", process { $process }) is writing; waiting for it to finish …
store-lock-waiting-unknown = Another netlog is writing; waiting for it to finish …
store-unsettled = What was written of it could not be taken back. The next netlog command puts it right; nothing is lost.
store-git-detached = The log is on no branch of git (“detached HEAD”); what is recorded now would be lost with the next switch. Nothing was changed.
store-git-detached-hint = Go back with "git switch main" (or the name of your branch) and run the command again.
store-git-busy = Another program has been working with git for more than 5 seconds. Nothing was changed.
store-git-busy-hint = Finish it. If none is at work any more, "{ $path }" is left over from a crash; delete it then.
store-git-ignored = “{ $path }” shall not be recorded, says .gitignore or .git/info/exclude. Nothing was changed.
store-git-ignored-hint = Take the line out there, or switch recording off in netlog.toml: [git] commit = false.
store-git-there = git has “{ $path }”, but it is not on the disk. Nothing was changed.
store-git-there-hint = Bring the file back with “git restore”, or record with git that it is gone.
store-branch-moved = Somebody recorded something with git in the meantime. Nothing was changed.
store-journal-newer = A newer netlog did not finish a command here; only such a one can put it right.
store-git-gone = A command that was broken off waits to be put right, but there is no git here any more.
store-git-gone-hint = Restore the folder .git and run the command again.
store-git-odd = git answered "{ $command }" in an unexpected way. Nothing was changed.
store-git-odd-folder = The name of the folder has characters that git cannot handle.
store-git-no-folder = "{ $path }" is no folder in git. Nothing was changed.

store-step-unknown = The history has no step “{ $value }”.
store-step-form = “{ $value }” is no number of a step.
store-step-hint = “netlog log” shows the steps with their numbers.
store-revision-unknown = git knows no step and no branch “{ $value }” here.
store-revision-hint = Write HEAD for the last step, the number of a step as “netlog log” shows it, or the name of a branch.
store-step-unclear = Several steps begin with “{ $value }”.
store-step-unclear-hint = Write more characters of the number.
store-back-merge = Step { $id } brings two states together and cannot be taken back like this. Nothing was changed.
store-back-merge-hint = Take back the single steps that “netlog log” shows.
store-back-first = The log begins with step { $id }; it cannot be taken back.
store-back-first-hint = Delete what it added file by file; the history keeps it.
store-back-outside = Step { $id } also changes files that do not belong to the log. Nothing was changed.
store-back-outside-hint = “git revert” takes back the whole step.
store-back-already = This step is taken back already, by step { $id }.
store-back-already-hint = If it is to hold after all: netlog undo { $id }
store-back-later = “{ $path }” was changed afterwards by step { $id }. Nothing was changed.
store-back-later-hint = Take that one back first, or change the file with “netlog edit”: netlog undo { $id }
store-back-beside = “{ $path }” is as it is because of step { $id } too: somebody did the same at the same time, and that would be lost as well. Nothing was changed.
store-back-beside-hint = Change what is wrong with “netlog edit”; if the record is to go for everybody, use “netlog remove”.
store-back-by-hand = “{ $path }” was changed by hand since, and that is not committed. Nothing was changed.
store-back-by-hand-hint = Commit your change with git, or throw it away: git restore -- { $path }
store-back-there = “{ $path }” is there again, made by hand. Nothing was changed.
store-back-there-hint = Rename or delete the file, and run the command again.
store-back-odd = “{ $path }” is no file as netlog writes it, and is left alone. Nothing was changed.
store-back-odd-hint = “git revert” takes back the whole step.
store-document-large = { $path } is larger than 32 MB and was not read.
store-typeset-missing = This netlog cannot make a PDF by itself, and the program "typst" is not to be found on this computer.
store-typeset-missing-hint = Install typst, take a netlog with the feature "pdf", or write the report with -o report.html and print it to PDF in the browser.
store-typeset-failed = The program "typst" delivered no PDF.
store-typeset-fonts = The program "typst" on this computer has no fonts of its own; the pages would be empty.
store-incoming-deep = The folder is more than { $limit } folders deep; what is in it was not read. Name it by itself.
store-incoming-large = { $path } has more than { $size } MB and is not read.
store-incoming-large-hint = Split the file, or write less of it at a time.
store-git-odd-path = The name of a file in git is not written in UTF-8. Nothing was changed.
store-git-odd-path-hint = Rename the file with “git mv”, and commit that.
store-share-odd-hint = Ask who made the file: under this name it may not come to your computer. Nothing was changed.
store-share-in-the-way = A file “{ $path }” comes from the others, but one of that name lies here that does not belong to the log. Nothing was changed.
store-share-in-the-way-hint = Rename your file, and call “netlog sync” once more.
store-share-sparse = Others changed “{ $path }”, but this copy leaves the file out (git “sparse checkout”). Nothing was changed.
store-share-sparse-hint = Bring all files with “git sparse-checkout disable”, and call “netlog sync” once more.
store-git-partial = This copy lacks former versions of files: only a part of it was fetched (git “partial clone”). Nothing was changed.
store-git-partial-hint = Fetch the rest with “git fetch --refetch --no-filter”, and run the command again.
store-share-branch = You work on the branch “{ $ours }”, the others on “{ $theirs }”. Nothing was passed on from here.
store-share-branch-back = Back to the branch of the others: git switch { $theirs }
store-share-branch-join = If “{ $ours }” is to be shared at “{ $theirs }”: git branch --set-upstream-to={ $name }/{ $theirs }
store-share-under-way-hint = Stop it with “git merge --abort” (or “git rebase --abort”); “netlog sync” then joins both.

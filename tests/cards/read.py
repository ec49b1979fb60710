"""What vobject and khard make of a file of cards, as JSON: a list of cards, and of khard's lines."""

import json
import os
import subprocess
import sys
import tempfile

import vobject

cards = []
khard = None
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
with tempfile.TemporaryDirectory() as folder:
    book = os.path.join(folder, "book")
    os.mkdir(book)
    for at, card in enumerate(vobject.readComponents(text)):
        # Checks what the version asks for.
        card.validate()
        line = {
            "version": card.version.value,
            "name": card.fn.value,
            "emails": [email.value for email in card.contents.get("email", [])],
            "phones": [phone.value for phone in card.contents.get("tel", [])],
            "organisation": [part for org in card.contents.get("org", []) for part in org.value],
            "note": [note.value for note in card.contents.get("note", [])],
        }
        if "n" in card.contents:
            line["family"] = card.n.value.family
            line["given"] = card.n.value.given
            line["prefix"] = card.n.value.prefix
        if "adr" in card.contents:
            address = card.adr.value
            line["address"] = [address.street, address.code, address.city]
        cards.append(line)
        whole = text.split("END:VCARD\r\n")[at] + "END:VCARD\r\n"
        with open(os.path.join(book, f"{at}.vcf"), "w", encoding="utf-8", newline="") as file:
            file.write(whole)
    try:
        import khard as found  # noqa: F401
    except ImportError:
        found = None
    if found:
        config = os.path.join(folder, "khard.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"[addressbooks]\n[[book]]\npath = {book}\n")
        fields = "name,emails"
        command = [sys.executable, "-m", "khard", "-c", config, "list", "-p", "-F", fields]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        khard = {"lines": run.stdout.splitlines(), "told": run.stderr}
json.dump({"cards": cards, "khard": khard}, sys.stdout)

"""What two libraries find in a calendar, and what its zone says about every day. Prints JSON."""

import bisect
import datetime
import json
import re
import sys
import zoneinfo

import icalendar
import vobject
from dateutil.rrule import rrulestr

PEOPLE = ("organizer", "attendee")


def text(value):
    """icalendar leaves a property as it is whose type it does not know; it is a text (3.8.8.2)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], str(value))


def many(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def moment(part, name):
    value = part.get(name)
    return value.dt.isoformat() if value is not None else None


def events(calendar):
    """icalendar, which names every value that is not what the standard asks for."""
    found, errors = [], [str(error) for error in calendar.errors]
    for part in calendar.walk():
        errors += [str(error) for error in part.errors]
        if part.name not in ("VEVENT", "VTODO"):
            continue
        item = {"part": part.name}
        for name in ("dtstart", "dtend", "due", "completed"):
            item[name] = moment(part, name)
        for name in ("uid", "summary", "description", "location", "status", "class", "related-to"):
            item[name] = None if part.get(name) is None else str(part.get(name))
        item["sequence"] = part.get("sequence")
        categories = part.get("categories")
        item["categories"] = [str(one) for one in categories.cats] if categories else []
        for name in PEOPLE:
            item[name] = [
                [str(one), str(one.params.get("CN")), str(one.params.get("PARTSTAT"))]
                for one in many(part.get(name))
            ]
        item["more"] = {
            key: [text(one) for one in many(value)]
            for key, value in part.items()
            if key.startswith("X-")
        }
        found.append(item)
    return found, errors


def by_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return [
        [event.summary.value, event.dtstart.value.isoformat()]
        for event in calendar.contents.get("vevent", [])
    ]


def seconds(offset):
    return int(offset.total_seconds())


def zone(calendar, first, last):
    """Every day on which the zone of the file is another one than that of the system."""
    part = next(part for part in calendar.walk("VTIMEZONE"))
    onsets = []
    for change in part.subcomponents:
        before, after = seconds(change["TZOFFSETFROM"].td), seconds(change["TZOFFSETTO"].td)
        start = change["DTSTART"].dt.replace(tzinfo=None)
        starts = [start]
        if "RRULE" in change:
            rule = change["RRULE"].to_ical().decode()
            fields = [field for field in rule.split(";") if not field.startswith("UNTIL=")]
            until = [field[6:] for field in rule.split(";") if field.startswith("UNTIL=")]
            end = datetime.datetime(last + 1, 1, 1)
            if until:
                end = datetime.datetime.strptime(until[0], "%Y%m%dT%H%M%SZ")
                end += datetime.timedelta(seconds=before)
            starts = list(rrulestr(";".join(fields), dtstart=start).between(start, end, inc=True))
            assert starts[0] == start
        onsets += [(at - datetime.timedelta(seconds=before), before, after) for at in starts]
    onsets.sort()
    assert len({at for at, _, _ in onsets}) == len(onsets), "two changes at one moment"
    times = [at for at, _, _ in onsets]
    real = zoneinfo.ZoneInfo(str(part["TZID"]))
    moments = [at + datetime.timedelta(seconds=more) for at in times for more in (-1, 0, 1)]
    day = datetime.datetime(first, 1, 1)
    while day.year <= last:
        moments.append(day)
        day += datetime.timedelta(days=1)
    wrong = []
    for at in moments:
        if not first <= at.year <= last:
            continue
        place = bisect.bisect_right(times, at) - 1
        told = onsets[place][2] if place >= 0 else None
        expected = seconds(at.replace(tzinfo=datetime.timezone.utc).astimezone(real).utcoffset())
        if told != expected:
            wrong.append([at.isoformat(), told, expected])
    return wrong


def main():
    with open(sys.argv[1], "rb") as file:
        raw = file.read()
    calendar = icalendar.Calendar.from_ical(raw)
    if len(sys.argv) > 2:
        wrong = zone(calendar, int(sys.argv[2]), int(sys.argv[3]))
        rules = sum(1 for part in calendar.walk() if "RRULE" in part)
        parts = sum(1 for part in calendar.walk() if part.name in ("STANDARD", "DAYLIGHT"))
        print(json.dumps({"wrong": wrong[:5], "count": len(wrong), "rules": rules, "parts": parts}))
        return
    found, errors = events(calendar)
    print(json.dumps({"events": found, "errors": errors, "vobject": by_vobject(raw.decode())}))


main()

# Words that every room may use: kinds, fields, values.
kind-contact = contact
kind-conversation = conversation
kind-meeting = meeting
choice-channel-in-person = in person
choice-channel-phone = phone
choice-channel-video = video
choice-channel-email = e-mail
choice-channel-letter = letter
choice-kind-person = person
choice-kind-organisation = organisation
choice-kind-programme = programme

# Words that every room may use: kinds, fields, values.
kind-contact = contact
kind-conversation = conversation
kind-meeting = meeting

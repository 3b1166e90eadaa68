"""A project and the texts that are open in an editor -> marks, quick fixes and hovers, while somebody types.

places   which project a document belongs to
answers  what docgen has to say, in the words and units of the protocol
server   when it says it
"""

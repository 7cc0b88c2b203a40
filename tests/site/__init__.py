"""The stand-in for london.gov.uk: a small server on 127.0.0.1 that plays the source, and every fault on command.

content   the decisions and their order      layouts   decisions and lists as pages      papers   their PDFs
faults    what can go wrong with a reply     handler   replies on a connection
server    the site; `python -m tests.site` starts it, with faults by name (commands)
canary    where nobody may come              clock     time that a test turns
visit     a fetcher that takes it for the source            wire      a fetch with it, over a connection
quick     a fetch without a socket                       memory    what a fetch holds at most
"""

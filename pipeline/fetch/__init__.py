"""Polite and safe HTTP: one connection to one source.

manners     how a source is treated: pace, limits, hosts          answer      what an address gave
fetcher     addresses to answers, redirects and retries included  asking      one request
robots      the source's robots.txt                               pace        when the next request may be sent
gate        which addresses may be asked, and where names lead    wire        the connection, to the address checked
patience    how a refusal is taken                                body        bytes under a cap, unpacked
attachment  what a file is, or why it is refused                  disposition the name that a server gives a file
"""

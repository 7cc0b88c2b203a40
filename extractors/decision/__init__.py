"""Decision: the decision's own fields, from its page or its signed form.

decision         all of them, put together             key_information  the labelled values at the head of a page
own_reference    its number                            title            what it is called
makers           who decided                           signature        when the form was signed
flags            deferred, or with a secret part 2     summary          what the paper tells and asks for
asked            the clauses in which it asks          decision_type    what kind of act it is, by these
type_signs       what fitted weights go by where its cues say little
"""

from extractors.decision.decision import extract

__all__ = ["extract"]

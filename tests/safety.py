"""How long a test may hang before it is ended: a net to fall into, never a measure of anything.

Longer than anything takes on a machine that others keep busy: whoever asserts that something was quick asserts about
the machine.
"""

SAFETY_NET_SECONDS = 600

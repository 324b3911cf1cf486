"""What libraries say, as far as it is theirs: known words from the start, and nothing after them.

A message of Qt arrives with everything in it: a link, an address of a mail, a file's name. What is
outside text in there cannot be told by its looks, but the words that are Qt's own can.
"""

import re

_CUT = "…"
_WORDS = frozenset(
    """
    a accept access accessible active add added after all allocate allowed already an and
    animation another any application are aren't argument arguments array as at attempt
    available backend bad be because been before begin being between bind bit blob both browser
    buffer but by byte bytes cache call called can cannot certificate change changed channel
    character check child class client close code color column command commit compression config
    configuration connect connected connection constraint constructor contain contains context
    convert copy could count create created current cursor data database dbus default defined
    delete depth descriptor destroyed detect determine device devices did different directory
    disabled disconnect display does doesn't driver drm dropped due edit egl element empty
    enable enabled encoding end engine error event exec execute exist expected extension failed
    fetch field file find first font fonts for format found frame free from function get given
    got grab graphics greater group handle handler handshake has have header height host http
    https icon id if ignored ignoring image implement implemented in incremented index info init
    initialize input insert instance integration interface internal interval intervals into
    invalid is isn't it item its itself key keyboard launch launcher launching layout length
    library list load loaded lock lookup main map match matching may memory message method
    missing mode model monitor more mouse must name native negative new next no non not
    notifiers null nullptr number object of offset on one only open opened operation option or
    other out output page paint painted painter parameter parameters parent parse passed path
    permission permitted physical pipe pipeline pixel pixmap plane platform please plugin
    pointer pool position possible prepare present printer proc process profile program
    properties property protocol provided proxy qt query queue range read reading receive
    received refused release remove render reply request requested reset resetting resolve
    resource response result retry retrying return returned row running same scene screen script
    seek select send server session set setting shared should signal size slot socket sorry
    space specified ssl start started starting state statement statements status stopped store
    stream string strip style stylesheet such support supported surface swapchain system table
    tables tag target template temporary text texture than that the there this thread time timed
    timeout timers tls to too top transaction trying type unable uninitialized unknown
    unsupported update url use used using utf valid value values version view virtual vulkan
    warning was web when which while widget will window with within without write writing wrong
    xml yet you zero
    """.split()
)
# The way in which Qt names itself, at the beginning only: "QPainter::begin:".
_PLACE = re.compile(r"Q[A-Z][A-Za-z]+(?:::[A-Za-z]+|(?=: ))")
# A "%s" is of a template that nothing was put into.
_TOKEN = re.compile(r"(?P<word>[A-Za-z]+(?:'t)?)|%[-#0 +]*[\d.]*[a-z]|[\s.,:;=()]+")


def fixed_part(text: str) -> str:
    """Return the message up to where somebody else's words may begin, with "…" for the rest."""
    place = _PLACE.match(text)
    end = place.end() if place else 0
    while token := _TOKEN.match(text, end):
        if token["word"] and token["word"].lower() not in _WORDS:
            break
        end = token.end()
    return text if end == len(text) else f"{text[:end].rstrip()} {_CUT}".lstrip()

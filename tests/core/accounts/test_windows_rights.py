"""Who may change a file on Windows, from security descriptors as Windows writes them."""

import pytest

from gui.core.accounts.windows_rights import check_descriptor
from gui.core.foreign_files import NotAdministered

INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
USER = "S-1-5-21-1004336348-1177238915-682003330-1001"
# The program's folder, as the installer leaves it, and what lies in it.
CLAIMED = "O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
INHERITED = "O:BAD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)"
# C:\ProgramData and C:\ as they are.
PROGRAM_DATA = (
    "O:SYG:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
    "(A;CI;DCLCRPCR;;;BU)"
)
DRIVE = (
    f"O:{INSTALLER}D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)"
    "(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)"
)


@pytest.mark.parametrize(
    "sddl",
    [
        CLAIMED,
        INHERITED,
        f"O:SYD:(A;;FA;;;SY)(A;;FA;;;{INSTALLER})(A;;GRGX;;;WD)",
        "O:BAD:(D;;FA;;;BU)(A;;FA;;;BA)",
        "O:BAD:(A;;FRFX;;;BU)(A;;FA;;;OW)",
        "O:S-1-5-32-544D:(A;;FA;;;S-1-5-18)",
        "O:BAD:(A;OICIIO;FA;;;CO)",
        # Nobody may anything but the owner, who may change that.
        "O:BAD:P",
    ],
)
def test_only_administrators_can_change_these(sddl: str) -> None:
    check_descriptor(sddl, "it")


@pytest.mark.parametrize(
    "sddl",
    [
        CLAIMED.replace("O:BA", f"O:{USER}"),
        CLAIMED.replace("O:BA", "O:BU"),
        CLAIMED.replace("O:BA", "O:LA"),
        # As a folder is that somebody made in ProgramData, and a file in one made there.
        "O:BAD:AI(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)",
        f"O:{USER}D:AI(A;ID;FA;;;SY)(A;ID;FA;;;{USER})",
        CLAIMED + "(A;;FA;;;WD)",
        CLAIMED + "(A;;0x1301bf;;;AU)",
        CLAIMED + "(A;;0x100000000;;;BU)",
        CLAIMED + "(A;;GA;;;BU)",
        CLAIMED + "(A;;GW;;;BU)",
        CLAIMED + "(A;;FW;;;IU)",
        CLAIMED + f"(A;;SD;;;{USER})",
        CLAIMED + f"(A;;WD;;;{USER})",
        CLAIMED + f"(A;;WO;;;{USER})",
        CLAIMED + f"(A;OICI;CCDC;;;{USER})",
        CLAIMED + "(A;;??;;;BU)",
        CLAIMED + "(A;;FRF;;;BU)",
        CLAIMED + "(XA;;FA;;;BU)",
        CLAIMED + '(XA;;FR;;;BU;(@User.x=="(y)"))',
        CLAIMED + "(A;;FA)",
        CLAIMED + "nonsense",
        "O:BAD:NO_ACCESS_CONTROL",
        "O:BA",
        "D:(A;;FA;;;BA)",
        "",
    ],
)
def test_others_can_change_these_or_nobody_knows(sddl: str) -> None:
    with pytest.raises(NotAdministered):
        check_descriptor(sddl, "it")


@pytest.mark.parametrize("sddl", [PROGRAM_DATA, DRIVE, CLAIMED])
def test_the_folders_above_are_the_systems(sddl: str) -> None:
    check_descriptor(sddl, "a folder above it", is_on_the_way=True)


@pytest.mark.parametrize("rights", ["DT", "SD", "WD", "WO", "FA", "GA", "0x1f01ff", "0x10040"])
def test_in_a_folder_above_others_may_move_nothing(rights: str) -> None:
    with pytest.raises(NotAdministered):
        check_descriptor(f"{PROGRAM_DATA}(A;;{rights};;;BU)", "it", is_on_the_way=True)
    check_descriptor(f"{PROGRAM_DATA}(A;OICIIO;{rights};;;BU)", "it", is_on_the_way=True)

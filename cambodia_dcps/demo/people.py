"""Invented people of the demonstration: common family and given names put together by counting."""

FAMILY = [
    ("Sok", "សុខ"), ("Chea", "ជា"), ("Keo", "កែវ"), ("Lim", "លឹម"), ("Meas", "មាស"), ("Nhem", "ញ៉ែម"), ("Ouk", "អ៊ុក"),
    ("Pich", "ពេជ្រ"), ("Prak", "ប្រាក់"), ("Ros", "រស់"), ("Sam", "សំ"), ("Seng", "សេង"), ("Tep", "ទេព"), ("Uy", "អ៊ុយ"),
    ("Yim", "យឹម"), ("Heng", "ហេង"), ("Kong", "គង់"),
]  # fmt: skip
GIVEN = [
    ("Bopha", "បុប្ផា", "female"), ("Dara", "តារា", "male"), ("Kosal", "កុសល", "male"), ("Malis", "ម្លិះ", "female"),
    ("Nary", "ណារី", "female"), ("Phalla", "ផល្លា", "male"), ("Rithy", "ឫទ្ធី", "male"), ("Sophea", "សុភា", "female"),
    ("Sovann", "សុវណ្ណ", "male"), ("Thida", "ធីតា", "female"), ("Vannak", "វណ្ណៈ", "male"), ("Vicheka", "វិច្ឆិកា", "female"),
    ("Veasna", "វាសនា", "male"),
]  # fmt: skip
FOREIGN = [
    ("Anna Lindqvist", "female"), ("Paul Okafor", "male"), ("Marie Delacroix", "female"), ("Kenji Mori", "male"),
    ("Julia Brandt", "female"), ("Tom Whitfield", "male"), ("Priya Nair", "female"), ("Lucas Ferreira", "male"),
    ("Hana Novak", "female"), ("Samuel Adeyemi", "male"), ("Clara Rossi", "female"), ("Min-jun Park", "male"),
]  # fmt: skip


def khmer_name(index: int) -> tuple[str, str, str]:
    """The ``index``th invented name: Latin, Khmer, sex. No two of the first 221 are the same."""
    family, given = FAMILY[index % len(FAMILY)], GIVEN[(index * 5 + index // len(FAMILY)) % len(GIVEN)]
    return f"{family[0]} {given[0]}", f"{family[1]} {given[1]}", given[2]


def foreign_name(index: int) -> tuple[str, str]:
    """The ``index``th invented name of a partner's staff: Latin and sex. No two of the first 144 are the same."""
    name, sex = FOREIGN[index % len(FOREIGN)]
    family = FOREIGN[(index + index // len(FOREIGN)) % len(FOREIGN)][0].split()[-1]
    return f"{name.split()[0]} {family}", sex

"""Snapshots of whole reports for tests and benchmarks: no database, always the same for the same arguments."""

from random import Random

GROUPS = (
    ("Agriculture and Water", "កសិកម្ម និងធនធានទឹក", "4"),
    ("Decentralisation and Deconcentration", "វិមជ្ឈការ និងវិសហមជ្ឈការ", "0"),
    ("Education", "អប់រំ", "1"),
    ("Fisheries", "ជលផល", "4"),
    ("Food Security and Nutrition", "សន្តិសុខស្បៀង និងអាហារូបត្ថម្ភ", "1"),
    ("Forestry and Environment", "ព្រៃឈើ និងបរិស្ថាន", "4"),
    ("Gender", "យេនឌ័រ", "1"),
    ("Health", "សុខាភិបាល", "1"),
    ("HIV/AIDS", "មេរោគអេដស៍ និងជំងឺអេដស៍", "1"),
    ("Infrastructure and Regional Integration", "ហេដ្ឋារចនាសម្ព័ន្ធ និងសមាហរណកម្មតំបន់", "2"),
    ("Land", "ដីធ្លី", "4"),
    ("Legal and Judicial Reform", "កំណែទម្រង់ច្បាប់ និងប្រព័ន្ធយុត្តិធម៌", "0"),
    ("Mine Action", "សកម្មភាពមីន", "4"),
    ("Partnership and Harmonisation", "ភាពជាដៃគូ និងសុខដុមនីយកម្ម", "0"),
    ("Planning and Poverty Reduction", "ផែនការ និងកាត់បន្ថយភាពក្រីក្រ", "0"),
    ("Private Sector Development", "ការអភិវឌ្ឍវិស័យឯកជន", "3"),
    ("Public Administration Reform", "កំណែទម្រង់រដ្ឋបាលសាធារណៈ", "0"),
    ("Public Financial Management", "ការគ្រប់គ្រងហិរញ្ញវត្ថុសាធារណៈ", "0"),
    ("Rural Water Supply, Sanitation and Hygiene", "ទឹកស្អាត និងអនាម័យជនបទ", "4"),
    ("Environment and Climate Change", "បរិស្ថាន និងការប្រែប្រួលអាកាសធាតុ", "4"),
)
SIDES = (
    ("0", "Core: governance reform", "ស្នូល៖ កំណែទម្រង់អភិបាលកិច្ច"),
    ("1", "Human resource development", "ការអភិវឌ្ឍធនធានមនុស្ស"),
    ("2", "Economic diversification", "ការធ្វើពិពិធកម្មសេដ្ឋកិច្ច"),
    ("3", "Private sector and employment", "វិស័យឯកជន និងការងារ"),
    ("4", "Inclusive and sustainable development", "ការអភិវឌ្ឍប្រកបដោយបរិយាប័ន្ន និងចីរភាព"),
)
PROGRESS = {
    "en": "Coverage rose within the year, fastest in Kampong Chhnang and Kampong Speu. Sixty-one "
    "communes have been verified by the provincial departments.",
    "km": "អត្រាគ្របដណ្តប់បានកើនឡើងក្នុងរយៈពេលមួយឆ្នាំ ដោយកើនលឿនជាងគេនៅកំពង់ឆ្នាំង និងកំពង់ស្ពឺ។ ឃុំចំនួន ៦១ ត្រូវបានផ្ទៀងផ្ទាត់ដោយមន្ទីរខេត្ត។",
}
CONSTRAINT = {
    "en": "Sixteen of the 40 districts have a plan and no money line: the district chart of accounts "
    "lacks a code, so the treasury cannot release funds.",
    "km": "ស្រុក ១៦ ក្នុងចំណោម ៤០ មានផែនការ ប៉ុន្តែគ្មានខ្ទង់ថវិកា ព្រោះតារាងគណនេយ្យស្រុកមិនទាន់មានកូដ។",
}
NEXT_STEP = {
    "en": "Take the budget code to the Sectoral Dialogue and settle there who pays for verification.",
    "km": "លើកបញ្ហាកូដថវិកាទៅកិច្ចពិគ្រោះយោបល់ពហុភាគីនៅកម្រិតវិស័យ និងឯកភាពលើអ្នកបង់ថ្លៃផ្ទៀងផ្ទាត់។",
}
REQUEST = {
    "en": "Open the budget code for the rural sanitation function before the next ceilings are "
    "issued (Ministry of Economy and Finance).",
    "km": "បង្កើតកូដថវិកាសម្រាប់មុខងារអនាម័យជនបទ មុនពិដានថវិកាឆ្នាំក្រោយ (ក្រសួងសេដ្ឋកិច្ច និងហិរញ្ញវត្ថុ)។",
}
TITLES = (
    (
        "Rural households with improved sanitation",
        "គ្រួសារជនបទមានបង្គន់អនាម័យ",
        "per cent of rural households",
        "ភាគរយនៃគ្រួសារជនបទ",
    ),
    ("Districts with a plan and a released budget line", "ស្រុកមានផែនការ និងខ្ទង់ថវិកា", "number of districts", "ចំនួនស្រុក"),
    ("Communes where open defecation exceeds 20 %", "ឃុំមានការបន្ទោរបង់ពាសវាលពាសកាល", "number of communes", "ចំនួនឃុំ"),
)


def indicator(number: str, place: int, rating: str, random: Random, year: int) -> dict:
    """One indicator; every third one falls."""
    title_en, title_km, unit_en, unit_km = TITLES[place % 3]
    falling = place % 3 == 2
    start, goal = (412, 120) if falling else (15 + place, 90)
    share = {"achieved": 1.0, "on_track": 0.78, "delayed": 0.35, "off_track": -0.1}.get(rating)
    value = None if share is None else round(start + (goal - start) * (share + random.uniform(-0.04, 0.04)))
    step = (goal - start) / 5
    return {
        "id": random.randrange(10**6),
        "number": number,
        "title": {"en": title_en, "km": title_km},
        "kind": "number",
        "unit": {"en": unit_en, "km": unit_km},
        "direction": "down" if falling else "up",
        "baseline": {"text": str(start), "value": str(start), "period": "2018"},
        "target": {"text": str(goal), "value": str(goal), "period": "2023"},
        "targets": [{"due_on": f"{year}-12-31", "value": str(round(start + step * 4)), "text": ""}],
        "stages": [],
        "earlier": []
        if value is None
        else [
            {"year": year - back, "value": str(round(start + (value - start) * (4 - back) / 4)), "text": ""}
            for back in (2, 1)
        ],
        "now": None
        if value is None
        else {
            "reported": "reported",
            "text": str(value),
            "value": str(value),
            "stage": None,
            "as_of_text": f"31 Dec {year}",
            "as_of_on": f"{year}-12-31",
            "source": "MRD MIS" if place % 4 else "",
            "verification": ("verified", "reported", "doubtful")[place % 3],
            "rating": rating,
            "parts": [],
            "progress": PROGRESS,
            "constraint": CONSTRAINT if rating != "achieved" else {"en": "", "km": ""},
            "next_step": NEXT_STEP,
            "request": REQUEST if rating in ("delayed", "off_track") and place == 1 else {"en": "", "km": ""},
        },
    }


def matrix(group: int, indicators: list[dict], lang: str) -> dict:
    """The frozen Annex A matrix of one group, as jmi.matrix.matrix_to_dict writes it."""
    heads = {
        "en": ("Outcome", "Output", "Output indicator", "Main activity", "Partnering actions"),
        "km": ("លទ្ធផលចុងក្រោយ", "លទ្ធផល", "សូចនាករលទ្ធផល", "សកម្មភាពចម្បង", "សកម្មភាពភាពជាដៃគូ"),
    }[lang]

    def text(en: str, km: str) -> dict:
        return {"value": km if lang == "km" else en, "lang": lang, "missing": False}

    rows = [
        {
            "key": f"output:{one['id']}",
            "number": one["number"],
            "text": text(
                "Rural households gain and keep access in the 10 provinces with the lowest coverage.",
                "គ្រួសារជនបទទទួលបាន និងរក្សាការប្រើប្រាស់បង្គន់អនាម័យ នៅក្នុងខេត្តចំនួន ១០ ដែលមានអត្រាគ្របដណ្តប់ទាបជាងគេ។",
            ),
            "period": "2019–2020",
            "lifted": "",
            "indicators": [
                {
                    "text": text(one["title"]["en"], one["title"]["km"]),
                    "unit": one["unit"][lang],
                    "baseline": one["baseline"]["text"],
                    "baseline_period": "2018",
                    "target": one["target"]["text"],
                    "target_period": "2023",
                    "source": "MRD MIS",
                }
            ],
            "activities": [
                {
                    "text": text(
                        "District teams trigger demand in 1,200 villages a year",
                        "ក្រុមការងារស្រុកជំរុញតម្រូវការក្នុងភូមិចំនួន ១ ២០០ ក្នុងមួយឆ្នាំ",
                    ),
                    "who": "PDRD · NGOs",
                    "when": "Dec each year",
                },
                {
                    "text": text(
                        "Sanitation marketing with 180 small suppliers; price list kept public",
                        "ទីផ្សារអនាម័យជាមួយអ្នកផ្គត់ផ្គង់ខ្នាតតូច ១៨០ និងផ្សព្វផ្សាយតម្លៃជាសាធារណៈ",
                    ),
                    "who": "MRD",
                    "when": "June 2022",
                },
            ],
            "partnering": [
                {
                    "text": text(
                        "Partners report rural sanitation spending by district before each September",
                        "ដៃគូអភិវឌ្ឍន៍រាយការណ៍ចំណាយអនាម័យជនបទតាមស្រុក មុនខែកញ្ញារៀងរាល់ឆ្នាំ",
                    ),
                    "who": "",
                    "when": "",
                },
            ],
        }
        for one in indicators
    ]
    return {
        "headings": [{"number": str(n), "title": title, "note": "2019–2023"} for n, title in enumerate(heads, 1)],
        "standing": "Version 1",
        "joint": "",
        "outcomes": [
            {
                "number": "",
                "text": text(
                    "By 2023 rural people in all 25 provinces use safely managed sanitation and "
                    "drinking water, and districts plan, pay for and report on the service themselves.",
                    "ត្រឹមឆ្នាំ២០២៣ ប្រជាជនជនបទនៅក្នុងរាជធានី ខេត្តទាំង ២៥ ប្រើប្រាស់បង្គន់អនាម័យ "
                    "និងទឹកស្អាតប្រកបដោយសុវត្ថិភាព ហើយរដ្ឋបាលស្រុករៀបចំផែនការ ថវិកា និងរបាយការណ៍អំពីសេវានេះដោយខ្លួនឯង។",
                ),
                "period": "2019–2023",
                "links": [{"label": "RS-IV", "value": "Rectangle 4"}],
                "rows": rows,
            }
        ]
        if indicators
        else [],
    }


def forum(place: int, random: Random, year: int, received: bool, late: bool, longest: str = "") -> dict:
    """One group with two or three indicators."""
    name_en, name_km, side = GROUPS[(place - 1) % len(GROUPS)]
    ratings = random.choices(("achieved", "on_track", "delayed", "off_track"), (2, 5, 3, 1), k=random.choice((2, 2, 3)))
    rows = [indicator(f"{place}.{n}", n - 1, rating, random, year) for n, rating in enumerate(ratings, 1)]
    if not received:
        for row in rows:
            row["now"], row["earlier"] = None, []
    if longest and received:
        rows[0]["now"]["progress"] = {"en": longest, "km": longest}
    promises = [
        {
            "text": {"en": f"Share plan {n} with all districts", "km": f"ចែករំលែកផែនការទី{n} ជាមួយស្រុកទាំងអស់"},
            "side": side_of,
            "responsibles": [{"en": who, "km": who}],
            "reported": "reported" if received else "not_reported",
            "state": state,
            "behind": behind,
            "reason": "Funds were released late." if behind else "",
            "constraint": {"en": "", "km": ""},
        }
        for n, (side_of, who, state, behind) in enumerate(
            (
                ("government", "MRD", "done", False),
                ("government", "MEF", "ongoing", True),
                ("partner", "UNICEF", "done", False),
                ("partner", "ADB", "ongoing", place % 3 == 0),
                ("ngo", "WaterAid", "ongoing", False),
            ),
            1,
        )
    ]
    due = f"{year + 1}-01-31"
    day = random.randint(10, 31)
    return {
        "id": place,
        "position": place,
        "number": str(place),
        "code": f"TWG-{place}",
        "name": {"en": name_en, "km": name_km},
        "side": side,
        "hosts": [{"en": "Ministry of Rural Development", "km": "ក្រសួងអភិវឌ្ឍន៍ជនបទ"}],
        "chair": {"en": "Secretary of State", "km": "រដ្ឋលេខាធិការ"},
        "facilitators": [{"en": "UNICEF", "km": "UNICEF"}],
        "report": {
            "received": received,
            "state": "accepted" if received else ("requested", "returned")[place % 2],
            "due": due,
            "submitted_on": (f"{year + 1}-02-{place % 20 + 3:02d}" if late else f"{year + 1}-01-{day:02d}")
            if received
            else None,
            "late": received and late,
            "discussed_on": f"{year + 1}-01-08" if received else None,
            "asked_again": random.randint(0, 3),
            "filled": random.choice((88, 92, 96, 100)) if received else None,
            "nothing": False,
            "nothing_reason": "",
        },
        "summary": {"en": "", "km": ""},
        "statements": {
            "government": {
                "en": "The function stays with the districts; the line will be opened.",
                "km": "មុខងារនៅតែជារបស់ស្រុក ហើយខ្ទង់ថវិកានឹងត្រូវបង្កើត។",
            },
            "partner": {
                "en": "Partners keep their grants aligned with the new code.",
                "km": "ដៃគូអភិវឌ្ឍន៍រក្សាជំនួយឱ្យស្របតាមកូដថ្មី។",
            },
        }
        if received
        else {},
        "outcomes": [
            {
                "number": "",
                "title": {"en": "", "km": ""},
                "outputs": [{"number": row["number"], "title": row["title"], "indicators": [row]} for row in rows],
            }
        ],
        "activities": promises[:2],
        "partnering": promises[2:],
        "matrix": {lang: matrix(place, rows, lang) for lang in ("en", "km")},
        "reasons": [{"provision": "JMI-3.17", "reason": "Members agreed on a fourth output.", "on": "2019-05-23"}]
        if place == 3
        else [],
    }


def snapshot(
    groups: int = 20, *, year: int = 2022, missing: tuple[int, ...] = (12, 20), kind: str = "jmi", longest: str = ""
) -> dict:
    """A whole report: ``missing`` groups sent nothing, four come late."""
    random = Random(68)
    return {
        "v": 1,
        "kind": kind,
        "year": year,
        "first_year": year,
        "number": 1,
        "as_of": f"{year + 1}-02-28",
        "cycle": {"start": 2019, "end": 2023, "name": {"en": "2019–2023", "km": "២០១៩-២០២៣"}},
        "round": {
            "id": 1,
            "name": {"en": f"Progress {year}", "km": f"វឌ្ឍនភាព {year}"},
            "year": year,
            "from": f"{year}-01-01",
            "to": f"{year}-12-31",
            "due": f"{year + 1}-01-31",
        },
        "sides": [{"code": code, "title": {"en": en, "km": km}} for code, en, km in SIDES],
        "forums": [
            forum(n, random, year, n not in missing, n in (4, 6, 11, 16), longest) for n in range(1, groups + 1)
        ],
        "acronyms": {
            "UNICEF": {"en": "United Nations Children's Fund", "km": "មូលនិធិអង្គការសហប្រជាជាតិសម្រាប់កុមារ", "abbr_km": ""}
        },
    }

"""What the illustrative progress reports say, by how an indicator stands. Each in English and Khmer."""

PROGRESS = {
    "achieved": [
        ("The target was reached ahead of time.", "គោលដៅត្រូវបានសម្រេចមុនពេលកំណត់។"),
        ("The last step was completed and published.", "ជំហានចុងក្រោយត្រូវបានបញ្ចប់ និងផ្សព្វផ្សាយ។"),
    ],
    "on_track": [
        ("Work followed the plan in all provinces concerned.", "ការងារបានដំណើរការតាមផែនការនៅគ្រប់ខេត្តពាក់ព័ន្ធ។"),
        ("The year's milestones were met and confirmed in the plenary meeting.", "ចំណុចសំខាន់ៗប្រចាំឆ្នាំត្រូវបានសម្រេច និងបញ្ជាក់ក្នុងកិច្ចប្រជុំពេញអង្គ។"),
        ("Staff were trained and the new forms are in daily use.", "បុគ្គលិកត្រូវបានបណ្តុះបណ្តាល ហើយទម្រង់ថ្មីត្រូវបានប្រើប្រាស់ប្រចាំថ្ងៃ។"),
    ],
    "delayed": [
        ("Preparation is complete, carrying out began in the fourth quarter.", "ការរៀបចំបានបញ្ចប់ ហើយការអនុវត្តបានចាប់ផ្តើមនៅត្រីមាសទី៤។"),
        ("Half of the places planned were reached.", "ទីកន្លែងពាក់កណ្តាលនៃផែនការត្រូវបានសម្រេច។"),
    ],
    "off_track": [
        ("The figure moved away from the target during the year.", "តួលេខបានឃ្លាតឆ្ងាយពីគោលដៅក្នុងអំឡុងឆ្នាំ។"),
        ("No funds were released and the work stood still.", "ថវិកាមិនត្រូវបានបញ្ចេញ ហើយការងារបានផ្អាក។"),
    ],
}  # fmt: skip
CONSTRAINT = {
    "achieved": [("", "")],
    "on_track": [("", ""), ("Travel to remote districts takes long in the rainy season.", "ការធ្វើដំណើរទៅស្រុកដាច់ស្រយាលចំណាយពេលយូរនៅរដូវវស្សា។")],
    "delayed": [
        ("The budget reached the provinces only in the third quarter.", "ថវិកាបានទៅដល់ខេត្តតែនៅត្រីមាសទី៣។"),
        ("Two of five posts in the unit are vacant.", "តំណែងពីរក្នុងចំណោមប្រាំនៃអង្គភាពនៅទំនេរ។"),
    ],
    "off_track": [
        ("No agreement between the ministries on who pays.", "ក្រសួងពាក់ព័ន្ធមិនទាន់ឯកភាពអំពីអ្នកទទួលបន្ទុកចំណាយ។"),
        ("The partner project that paid for it has closed.", "គម្រោងរបស់ដៃគូដែលផ្តល់ថវិកាបានបញ្ចប់។"),
    ],
}  # fmt: skip
NEXT = {
    "achieved": [("Keep the result and choose a further one in the next cycle.", "រក្សាលទ្ធផល និងជ្រើសរើសលទ្ធផលបន្ថែមសម្រាប់វដ្តបន្ទាប់។")],
    "on_track": [("Continue as planned.", "បន្តតាមផែនការ។"), ("Extend to the remaining provinces.", "ពង្រីកទៅខេត្តដែលនៅសល់។")],
    "delayed": [("Release the budget in the first quarter and report in July.", "បញ្ចេញថវិកានៅត្រីមាសទី១ និងរាយការណ៍នៅខែកក្កដា។")],
    "off_track": [("Bring the matter to the heads of the ministries concerned.", "លើកបញ្ហានេះជូនប្រមុខក្រសួងពាក់ព័ន្ធ។")],
}  # fmt: skip
REASON = [
    ("Procurement took five months longer than planned.", "លទ្ធកម្មចំណាយពេលយូរជាងផែនការប្រាំខែ។"),
    ("The responsible department was reorganised in mid-year.", "នាយកដ្ឋានទទួលបន្ទុកត្រូវបានរៀបចំឡើងវិញនៅពាក់កណ្តាលឆ្នាំ។"),
]  # fmt: skip
GOVERNMENT = (
    "The Government side kept the budget lines agreed and asks partners to announce their funds before October.",
    "ភាគីរាជរដ្ឋាភិបាលបានរក្សាខ្ទង់ថវិកាដែលបានឯកភាព ហើយស្នើដៃគូអភិវឌ្ឍន៍ប្រកាសថវិកាមុនខែតុលា។",
)
PARTNER = (
    "Development partners aligned their projects with the set and will report through the ministry's system.",
    "ដៃគូអភិវឌ្ឍន៍បានតម្រឹមគម្រោងរបស់ខ្លួនទៅនឹងសូចនាករ ហើយនឹងរាយការណ៍តាមប្រព័ន្ធរបស់ក្រសួង។",
)
ILLUSTRATIVE = ("Illustrative data of the demonstration.", "ទិន្នន័យគំរូសម្រាប់ការបង្ហាញ។")

//! Amazon ECR: storage of container images, and pulls from elsewhere.

use catalog::PriceList;
use units::Unit;

use crate::common::INTERNET_OUT;
use crate::{
    Absent, Allowance, Amount, Charge, Choice, Condition, Definition, Factor, Field, FormRow, Icon, Key, Level,
    Measure, Pool, Price, Rule, Section, Stands, Test, Text, Type, Unpriced,
};

/// The free allowance of public repositories.
static PUBLIC_STORAGE: Allowance = Allowance {
    code: "ecr-public",
    amount: 50,
    hourly: false,
    regional: false,
    label: "50 GB of public ECR repositories",
};

const PRIVATE: Condition = Condition::Is("visibility", &["private"]);
const PUBLIC: Condition = Condition::Is("visibility", &["public"]);
/// Images go to another region.
const ELSEWHERE: Condition = Condition::All(&[PRIVATE, Condition::Elsewhere("to_region")]);

const NO_ARCHIVE: &str = "no table has the archive storage class";
const NO_SCANNING: &str = "a charge of Amazon Inspector, which no table has";

/// ECR repositories.
pub static ECR: Definition = Definition {
    kind: "ecr",
    title: "Amazon ECR",
    adds: "ECR repository",
    new: ("repository", "ECR repository"),
    noun: "repository",
    count: "",
    section: Section::Compute,
    icon: Icon::Boxes,
    stands: Stands::Region,
    service: "ecr",
    parent: None,
    summary: Text::All(&[
        Text::Label("visibility"),
        Text::Is(" repository"),
        Text::After(", ", &Text::Used("stored_gb")),
    ]),
    about: "A repository, or several of a region: storage of images, and data to other regions and to the internet. Pulls \
            within the region are free; in a private subnet, layers come from S3 through its gateway endpoint. Images of a \
            pull-through cache are stored like others, and copies that replication makes in another region are a \
            repository there.",
    config: &[
        Field::choice(
            "visibility",
            "Repositories",
            &[Choice::new("private", "Private"), Choice::new("public", "Public")],
        ),
        Field::new("lifecycle_policy", "Lifecycle policy", Type::Flag)
            .absent(Absent::No)
            .hint("Expires or archives old images"),
        Field::new("to_region", "Pulled from region", Type::Region)
            .hint("Or replicated to it, where the copy is a repository of its own")
            .when(PRIVATE),
    ],
    usage: &[
        Field::usage("stored_gb", "Images stored", Measure::Amount("GB-months"), "the GB of images")
            .hint("Compressed layers, which the images of a repository share"),
        Field::optional("internet_out_gb", "Sent to the internet", Measure::Data, "the GB to the internet")
            .hint("By pulls from outside AWS"),
        Field::usage("to_region_gb", "Sent to the region", Measure::Data, "the GB to another region")
            .when(Condition::All(&[PRIVATE, Condition::Given("to_region")])),
        Field::optional("scanned_images", "Images scanned", Measure::Count("images"), "the images scanned")
            .hint("Enhanced scanning, by Amazon Inspector; basic scanning is free")
            .when(PRIVATE),
        Field::optional(
            "rescanned_images",
            "Images scanned again",
            Measure::Count("images"),
            "the images scanned again",
        )
        .hint("Continuous scanning")
        .when(PRIVATE),
        Field::optional("archived_gb", "Images archived", Measure::Amount("GB-months"), "the GB of archived images")
            .hint("Billed for at least 90 days each; they cannot be pulled until they are restored")
            .when(PRIVATE),
        Field::optional("restored_gb", "Images restored", Measure::Data, "the GB of restored images").when(PRIVATE),
    ],
    form: &[
        FormRow::Fields(&["visibility", "placement/region"]),
        FormRow::Fields(&["stored_gb", "internet_out_gb"]),
        FormRow::Fields(&["lifecycle_policy"]),
        FormRow::Fields(&["to_region", "to_region_gb"]),
        FormRow::More(
            "Scanning and archive",
            "enhanced scanning, the archive storage class",
            &["scanned_images", "rescanned_images", "archived_gb", "restored_gb"],
        ),
    ],
    starts: &[],
    allowances: &[&PUBLIC_STORAGE],
    charges: &[
        Charge {
            code: "ecr.storage",
            label: Text::Is("Storage of private repositories"),
            unit: Unit::GbMonth,
            factors: &[Factor::used("stored_gb", "GB-months")],
            price: Price::Listed(Key::new(PriceList::Ecr, "storage", "private")),
            when: PRIVATE,
            ..Charge::NEW
        },
        Charge {
            code: "ecr.public-storage",
            label: Text::Is("Storage of public repositories"),
            unit: Unit::GbMonth,
            factors: &[Factor::used("stored_gb", "GB-months")],
            price: Price::Listed(Key::new(PriceList::Ecr, "storage", "public")),
            pool: Pool::Region,
            allowance: Some(&PUBLIC_STORAGE),
            when: PUBLIC,
            ..Charge::NEW
        },
        Charge {
            factors: &[Factor::used("internet_out_gb", "GB to the internet")],
            when: Condition::All(&[PRIVATE, Condition::Given("internet_out_gb")]),
            ..INTERNET_OUT
        },
        Charge::unlisted(
            "ecr.public-data",
            "Data of public repositories to the internet",
            Unit::Gb,
            &[Factor::used("internet_out_gb", "GB to the internet")],
            Condition::All(&[PUBLIC, Condition::Given("internet_out_gb")]),
            "what is free of it depends on who pulls, and no table has the rest",
        ),
        Charge {
            code: "transfer.other-region",
            label: Text::All(&[Text::Is("Images sent to "), Text::Of("to_region")]),
            unit: Unit::Gb,
            factors: &[Factor::used("to_region_gb", "GB")],
            price: Price::ToRegion("to_region"),
            when: ELSEWHERE,
            ..Charge::NEW
        },
        Charge::unlisted(
            "ecr.scanning",
            "Images scanned",
            Unit::Each,
            &[Factor::used("scanned_images", "images")],
            Condition::All(&[PRIVATE, Condition::Given("scanned_images")]),
            NO_SCANNING,
        ),
        Charge::unlisted(
            "ecr.rescanning",
            "Images scanned again",
            Unit::Each,
            &[Factor::used("rescanned_images", "images")],
            Condition::All(&[PRIVATE, Condition::Given("rescanned_images")]),
            NO_SCANNING,
        ),
        Charge::unlisted(
            "ecr.archive",
            "Images archived",
            Unit::GbMonth,
            &[Factor::used("archived_gb", "GB-months")],
            Condition::All(&[PRIVATE, Condition::Given("archived_gb")]),
            NO_ARCHIVE,
        ),
        Charge::unlisted(
            "ecr.archive-restore",
            "Images restored from the archive",
            Unit::Gb,
            &[Factor::used("restored_gb", "GB restored")],
            Condition::All(&[PRIVATE, Condition::Given("restored_gb")]),
            NO_ARCHIVE,
        ),
    ],
    rules: &[
        Rule {
            id: "ecr-own-region",
            level: Level::Warning,
            place: "/config/to_region",
            test: Test::When(Condition::All(&[
                PRIVATE,
                Condition::Given("to_region"),
                Condition::Not(&Condition::Elsewhere("to_region")),
            ])),
            message: Text::Is("this is the region of the repository, within which pulls are free"),
            fix: "name another region, or none",
        },
        Rule {
            id: "ecr-lifecycle",
            level: Level::Advice,
            place: "/config/lifecycle_policy",
            test: Test::Above(
                Condition::Not(&Condition::On("lifecycle_policy")),
                Amount::Field("stored_gb"),
                Amount::Of(0),
            ),
            message: Text::Is("without a lifecycle policy, old images are stored for ever"),
            fix: "let a lifecycle policy expire images that are untagged or old",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[Unpriced { code: "ecr.public-storage", when: PUBLIC, reason: "no table has public repositories" }],
    sources: &[
        "Amazon ECR pricing",
        "Amazon ECR user guide, archiving an image",
        "Amazon ECR user guide, lifecycle policies",
    ],
};

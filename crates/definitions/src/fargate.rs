//! The sizes of Fargate tasks and pods (Amazon ECS developer guide, task size).

use units::Decimal;

use crate::Choice;

/// The vCPUs of a task.
pub const VCPUS: &[Choice] = &[
    Choice::new("0.25", "0.25 vCPU"),
    Choice::new("0.5", "0.5 vCPU"),
    Choice::new("1", "1 vCPU"),
    Choice::new("2", "2 vCPU"),
    Choice::new("4", "4 vCPU"),
    Choice::new("8", "8 vCPU"),
    Choice::new("16", "16 vCPU"),
    Choice::new("32", "32 vCPU"),
];

/// The same in quarters of a vCPU.
pub const QUARTERS: &[(&str, u64)] =
    &[("0.25", 1), ("0.5", 2), ("1", 4), ("2", 8), ("4", 16), ("8", 32), ("16", 64), ("32", 128)];

/// The memory that goes with a number of vCPUs: in steps, or one of a few.
enum Memory {
    Steps { least: u32, most: u32, step: u32 },
    OneOf(&'static [u32]),
}

fn memory(vcpus: &str) -> Option<Memory> {
    let steps = |least, most, step| Some(Memory::Steps { least, most, step });
    match vcpus {
        "0.5" => steps(1, 4, 1),
        "1" => steps(2, 8, 1),
        "2" => steps(4, 16, 1),
        "4" => steps(8, 30, 1),
        "8" => steps(16, 60, 4),
        "16" => steps(32, 120, 8),
        "32" => Some(Memory::OneOf(&[60, 120, 244])),
        _ => None,
    }
}

/// Whether Fargate has tasks of this many vCPUs with this many GB of memory.
#[must_use]
pub fn is_size(vcpus: &str, memory_gb: Decimal) -> bool {
    // The smallest is the only one with half a GB.
    if vcpus == "0.25" {
        return [Decimal::new(5, 1), Decimal::ONE, Decimal::TWO].contains(&memory_gb);
    }
    match memory(vcpus) {
        Some(Memory::Steps { least, most, step }) => {
            let (least, most, step) = (Decimal::from(least), Decimal::from(most), Decimal::from(step));
            memory_gb >= least && memory_gb <= most && (memory_gb - least) % step == Decimal::ZERO
        }
        Some(Memory::OneOf(sizes)) => sizes.iter().any(|size| Decimal::from(*size) == memory_gb),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_the_guide() {
        let is = |vcpus, tenths| is_size(vcpus, Decimal::new(tenths, 1));
        for (vcpus, tenths) in
            [("0.25", 5), ("0.25", 20), ("0.5", 40), ("1", 80), ("4", 290), ("8", 200), ("16", 1200), ("32", 2440)]
        {
            assert!(is(vcpus, tenths), "{vcpus} vCPU, {tenths} tenths of a GB");
        }
        for (vcpus, tenths) in
            [("0.25", 30), ("0.5", 5), ("1", 90), ("1", 25), ("4", 310), ("8", 180), ("16", 360), ("32", 640)]
        {
            assert!(!is(vcpus, tenths), "{vcpus} vCPU, {tenths} tenths of a GB");
        }
    }

    #[test]
    fn every_number_of_vcpus_has_quarters_and_a_memory() {
        assert!(VCPUS.iter().map(|choice| choice.code).eq(QUARTERS.iter().map(|(code, _)| *code)));
        for choice in VCPUS {
            assert!((1..=488).any(|halves| is_size(choice.code, Decimal::new(halves * 5, 1))), "{}", choice.code);
        }
    }
}

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
    next_memory(vcpus, memory_gb) == Some(memory_gb)
}

/// The largest size of pods: vCPUs and GB of memory.
pub const LARGEST_POD: (Decimal, Decimal) =
    (Decimal::from_parts(16, 0, 0, false, 0), Decimal::from_parts(120, 0, 0, false, 0));

/// The vCPUs and GB of memory of the smallest size of pods that holds so much.
#[must_use]
pub fn smallest_pod(vcpus: Decimal, memory_gb: Decimal) -> Option<(Decimal, Decimal)> {
    QUARTERS.iter().filter(|(code, _)| *code != "32").find_map(|(code, quarters)| {
        let of = Decimal::from(*quarters) / Decimal::from(4);
        let memory = if of < vcpus { None } else { next_memory(code, memory_gb) };
        memory.map(|memory| (of, memory))
    })
}

/// The least memory that goes with a number of vCPUs and is no less than this.
fn next_memory(vcpus: &str, memory_gb: Decimal) -> Option<Decimal> {
    // The smallest is the only one with half a GB.
    if vcpus == "0.25" {
        return [Decimal::new(5, 1), Decimal::ONE, Decimal::TWO].into_iter().find(|size| *size >= memory_gb);
    }
    match memory(vcpus)? {
        Memory::Steps { least, most, step } => {
            let (least, step) = (Decimal::from(least), Decimal::from(step));
            let next = least + ((memory_gb - least).max(Decimal::ZERO) / step).ceil() * step;
            (next <= Decimal::from(most)).then_some(next)
        }
        Memory::OneOf(sizes) => sizes.iter().map(|size| Decimal::from(*size)).find(|size| *size >= memory_gb),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pods_are_rounded_up_to_a_size() {
        for (vcpus, memory, size) in [
            (0, 25, Some((25, 50))),
            (25, 50, Some((25, 50))),
            (25, 51, Some((25, 100))),
            (25, 205, Some((50, 300))),
            (100, 125, Some((100, 200))),
            (100, 825, Some((200, 900))),
            (400, 3_000, Some((400, 3_000))),
            (400, 3_001, Some((800, 3_200))),
            (800, 5_999, Some((800, 6_000))),
            (900, 125, Some((1_600, 3_200))),
            (1_600, 3_225, Some((1_600, 4_000))),
            (1_600, 12_000, Some((1_600, 12_000))),
            (100, 12_001, None),
            (1_601, 125, None),
        ] {
            let of = |hundredths| Decimal::new(hundredths, 2);
            let expected = size.map(|(vcpus, memory)| (of(vcpus), of(memory)));
            assert_eq!(smallest_pod(of(vcpus), of(memory)), expected, "{vcpus} {memory}");
        }
        assert_eq!(smallest_pod(LARGEST_POD.0, LARGEST_POD.1), Some(LARGEST_POD));
    }

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

//! What speaks for and against, in bits: how much likelier it is that one contact was written down
//! twice than that two are alike by chance (I. P. Fellegi, A. B. Sunter, A Theory for Record Linkage,
//! JASA 64, 1969). The weights were set by hand and tried out; see `docs/decisions/0014`.

use super::reason::Reason;

/// One way to reach a contact, and what it tells that another has it too.
pub(super) type Way = (f64, Reason);

#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub bits: f64,
    reasons: Vec<Way>,
}

impl Evidence {
    pub fn add(&mut self, bits: f64, reason: Reason) {
        self.silent(bits);
        self.reasons.push((bits, reason));
    }

    /// What is too little to be told.
    pub fn silent(&mut self, bits: f64) {
        self.bits += bits;
    }

    /// Several ways to reach one contact are seldom independent: who share a flat share the phone in
    /// it. The best counts, the others hardly.
    pub fn best(&mut self, mut ways: Vec<Way>) {
        ways.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (at, (bits, reason)) in ways.into_iter().enumerate() {
            self.add(if at == 0 { bits } else { bits / 4.0 }, reason);
        }
    }

    /// What speaks for it first, then what against it, each by its weight.
    pub fn reasons(&self) -> Vec<Reason> {
        let mut reasons = self.reasons.clone();
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut told = Vec::new();
        for (_, reason) in reasons {
            if !told.contains(&reason) {
                told.push(reason);
            }
        }
        told
    }

    /// From 0 to 100, 50 where both are equally likely.
    pub fn score(&self, need: f64) -> u8 {
        /// So many bits more make one of them twice as likely to be shown.
        const GENTLE: f64 = 4.0;
        let likely = 1.0 / (1.0 + (-(self.bits - need) / GENTLE).exp2());
        // Between 0 and 100 by the line above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let score = (likely * 100.0).round() as u8;
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_way_counts_and_reasons_stand_by_weight() {
        let mut evidence = Evidence::default();
        evidence.add(-4.0, Reason::OtherOrganisation);
        evidence.best(vec![(8.0, Reason::SamePhone), (16.0, Reason::SameEmail)]);
        assert_eq!(evidence.bits, 14.0);
        let expected = [Reason::SameEmail, Reason::SamePhone, Reason::OtherOrganisation];
        assert_eq!(evidence.reasons(), expected);
        assert_eq!(
            (evidence.score(14.0), evidence.score(-400.0), evidence.score(400.0)),
            (50, 100, 0)
        );
    }
}

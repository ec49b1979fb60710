//! What speaks for two contacts being one, and what against it. Codes are for programs and never
//! translated; the sentence is `check-pair-CODE`.

use crate::words::Message;

macro_rules! reasons {
    ($($reason:ident => $code:literal),* $(,)?) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason {
            $($reason,)*
        }

        impl Reason {
            pub const ALL: &[Reason] = &[$(Reason::$reason,)*];

            pub fn code(self) -> &'static str {
                match self {
                    $(Reason::$reason => $code,)*
                }
            }
        }
    };
}

reasons! {
    SameName => "same-name",
    SwappedName => "swapped-name",
    SameGiven => "same-given-name",
    ShortForm => "short-form",
    PartOfGiven => "part-of-given-name",
    Initial => "initial",
    SimilarGiven => "similar-given-name",
    SameFamily => "same-family-name",
    PartOfFamily => "part-of-family-name",
    SimilarFamily => "similar-family-name",
    SoundsAlike => "sounds-alike",
    Abbreviation => "abbreviation",
    SimilarName => "similar-name",
    PartOfName => "part-of-name",
    SameUid => "same-uid",
    SameEmail => "same-email",
    SimilarEmail => "similar-email",
    SamePhone => "same-phone",
    SameAddress => "same-address",
    SameWeb => "same-web",
    SameDomain => "same-domain",
    SameBirthday => "same-birthday",
    SameOrganisation => "same-organisation",
    OtherFamily => "other-family-name",
    OtherGeneration => "other-generation",
    OtherEmail => "other-email",
    OtherPhone => "other-phone",
    OtherPlace => "other-place",
    OtherOrganisation => "other-organisation",
    OtherBirthday => "other-birthday",
    OtherSalutation => "other-salutation",
}

impl Reason {
    pub fn message(self) -> Message {
        Message::dynamic(format!("check-pair-{}", self.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::Reason;
    use crate::words::{Lang, Words};

    #[test]
    fn every_reason_has_its_words() {
        for lang in [Lang::De, Lang::En] {
            let words = Words::new(lang);
            for reason in Reason::ALL {
                assert!(words.knows(reason.message().id()), "{}", reason.code());
            }
        }
    }
}
